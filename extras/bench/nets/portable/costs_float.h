// clang-format off
// SPDX-License-Identifier: MIT
// Net 'square' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_float_square {

using Network = thimble::Network<
    thimble::Float32,
    thimble::Input<8>,
    thimble::Dense<8>>;

THIMBLE_FLASH(static const float kWeights[72]) = {
    -0.057803717f, -0.57087237f, 1.4297228f, 1.0507864f, -0.1411098f, 0.175364f,
    0.013925208f, -0.2745608f, -0.072319575f, 0.009805737f, 0.94413996f, 0.48116186f,
    -0.7831886f, 0.6657994f, -0.17657365f, -0.5197719f, -0.10207597f, 0.7452157f,
    0.0075316424f, 1.5312557f, 0.039394807f, -0.2889483f, -0.2989965f, -0.28410703f,
    0.024982246f, -0.39231184f, 0.3838129f, -0.100442275f, -0.20655888f, 0.75939626f,
    0.99238884f, -0.2361255f, -0.52962697f, 0.43909267f, -0.3574531f, -0.38474062f,
    0.07647166f, -0.70835775f, -0.8429876f, 0.38992572f, 0.20570266f, -0.060835492f,
    0.72811615f, 0.25930902f, -0.86234015f, -0.1302405f, 0.07511363f, 0.077500075f,
    -0.56861854f, -0.9592305f, 0.015414259f, 0.2714097f, 0.38875347f, -0.27680394f,
    -0.039708443f, -0.16786213f, 0.19572543f, 0.2267923f, 0.10624689f, -1.3593297f,
    -0.79161376f, 0.18643612f, -0.79811144f, 0.050030407f, -0.27325505f, -0.61236477f,
    0.15950142f, -0.32869983f, 0.5435962f, -0.56058514f, 0.58669114f, 0.14719418f};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_float_square::Network;
  static thimble::FlashArray<float, Network::kParameterCount> array() {
    return thimble::in_flash(kWeights);
  }
};

using Model = thimble::Model<
    thimble::Float32,
    thimble::Bound<Parameters>,
    thimble::Input<8>,
    thimble::Dense<8>>;

}  // namespace costs_float_square

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'long' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_float_long {

using Network = thimble::Network<
    thimble::Float32,
    thimble::Input<32>,
    thimble::Dense<8>>;

THIMBLE_FLASH(static const float kWeights[264]) = {
    0.18837427f, 0.08295374f, -0.008749544f, -0.09140425f, -0.17471763f, 0.11585464f,
    0.17756145f, -0.08723937f, -0.6097098f, 0.12821087f, -0.1709621f, -0.12532234f,
    0.2476205f, -0.4261553f, -0.1646797f, 0.16546766f, -0.0885173f, 0.08431615f,
    -0.6176343f, 0.30092928f, 0.09397746f, 0.12666927f, -0.5551258f, -0.2432063f,
    -0.0045363205f, 0.21885991f, -0.4067038f, 0.079858564f, -0.44516045f, -0.23746309f,
    0.062539056f, -0.25586194f, -0.29914665f, -0.01897942f, -0.06298621f, 0.1021628f,
    -0.12643695f, -0.17252783f, 0.0028813854f, -0.051772133f, -0.31717923f,
    0.025101252f, 0.107849434f, -0.09646495f, 0.22378387f, -0.12784824f, 0.32994902f,
    -0.24471994f, 0.20588945f, 0.35082558f, 0.07056246f, 0.49883252f, 0.13849588f,
    0.28201663f, -0.1537442f, -0.56162447f, 0.11984686f, -0.09126484f, 0.43187442f,
    0.15543725f, 0.019513445f, -0.1696949f, -0.22499827f, -0.17704445f, -0.07410316f,
    0.08614325f, -0.18786979f, 0.12418787f, -0.12188252f, -0.07200928f, -0.2905467f,
    0.033493545f, -0.30782318f, 0.5820333f, 0.31253907f, -0.45712796f, -0.31453383f,
    0.19660607f, 0.140075f, -0.15926842f, -0.16951294f, -0.33765262f, -0.12802276f,
    -0.052041154f, 0.25135458f, -0.43726426f, 0.44580796f, -0.23739922f, -0.16954511f,
    0.119098574f, -0.3682621f, 0.21981572f, -0.02417356f, -0.3317161f, 0.31185904f,
    0.056135785f, -0.062518574f, -0.10455751f, 0.4085965f, 0.027267234f, 0.24996637f,
    0.12099027f, 0.030896658f, -0.049931396f, -0.09465935f, 0.04415522f, 0.081661835f,
    0.0059949877f, -0.113323346f, -0.09720062f, 0.21515572f, 0.15972584f, -0.22193311f,
    0.26810476f, -0.46377298f, -0.4015349f, 0.32295743f, 0.4364487f, -0.17172976f,
    -0.034137607f, 0.08587965f, 0.055140544f, 0.030216608f, -0.14882305f, -0.25687513f,
    0.010425834f, -0.05388862f, 0.0679833f, 0.37344843f, -0.3171177f, 0.2043442f,
    -0.110493466f, -0.011876787f, -0.1814256f, 0.20173502f, -0.010566196f, 0.19578688f,
    0.07972653f, 0.07039847f, 0.18546355f, 0.4768316f, 0.16587345f, -0.13092734f,
    -0.38921553f, -0.2664606f, -0.03560262f, -0.3821172f, 0.36261383f, 0.056049f,
    0.08463504f, 0.22175837f, 0.066127285f, -0.10258861f, 0.23074989f, 0.059276003f,
    -0.02739541f, -0.15771323f, -0.13556816f, -0.13342796f, -0.2448624f, -0.03790234f,
    -0.49045387f, 0.3754906f, 0.1489058f, 0.34027153f, -0.21011527f, 0.14449033f,
    -0.3317713f, -0.020476114f, -0.23379856f, -0.015161509f, 0.041872717f,
    -0.019818425f, -0.1747256f, -0.39013827f, 0.16116385f, -0.0810284f, 0.079387814f,
    -0.37194565f, 0.80100256f, -0.24249287f, -0.24417871f, -0.29904118f, 0.2158961f,
    -0.12157271f, 0.16262048f, -0.64060986f, 0.19659941f, -0.67425585f, 0.098104745f,
    -0.61371136f, -0.123559274f, 0.058308117f, 0.4505176f, -0.27734885f, 0.5224391f,
    -0.2024421f, -0.21996392f, 0.024563616f, -0.051363792f, 0.5235722f, 0.004406063f,
    -0.17715076f, -0.014315331f, -0.44574398f, 0.089927845f, 0.065905154f, 0.49332163f,
    0.023921154f, -0.14211172f, 0.06339778f, -0.1235639f, 0.66893506f, 0.06527819f,
    0.34535986f, 0.294607f, -0.04253118f, -0.35367548f, -0.23116525f, 0.114884004f,
    0.032074712f, 0.084024295f, -0.12996538f, -0.10681f, 0.10714093f, 0.22963642f,
    -0.030843165f, 0.033671655f, -0.026566843f, 0.17115933f, -0.15359457f, 0.04971157f,
    0.13494019f, -0.30668268f, -0.12176429f, 0.10781398f, 0.19889803f, 0.06408872f,
    -0.40155935f, -0.4077415f, 0.028202808f, -0.013852851f, 0.07526756f, -0.22790249f,
    0.19881374f, 0.26647714f, 0.0659165f, 0.42733765f, -0.3631735f, 0.09046357f,
    0.4218692f, 0.04658896f, -0.06240627f, 0.3619886f, 0.27607927f, -0.019535985f,
    -0.019249506f, -0.031589963f, -0.0067970646f, 0.22169805f, 0.15801302f,
    -0.45172262f, -0.1270521f, 0.03910214f};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_float_long::Network;
  static thimble::FlashArray<float, Network::kParameterCount> array() {
    return thimble::in_flash(kWeights);
  }
};

using Model = thimble::Model<
    thimble::Float32,
    thimble::Bound<Parameters>,
    thimble::Input<32>,
    thimble::Dense<8>>;

}  // namespace costs_float_long

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'narrow' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_float_narrow {

using Network = thimble::Network<
    thimble::Float32,
    thimble::Input<32>,
    thimble::Dense<4>>;

THIMBLE_FLASH(static const float kWeights[132]) = {
    0.08758879f, -0.10203607f, 0.28850672f, -0.00015137721f, 0.3744923f, 0.3630892f,
    -0.31990087f, 0.070154704f, -0.39059758f, 0.23192355f, 0.06923741f, 0.0069347965f,
    -0.052366648f, 0.41935635f, -0.08377069f, 0.17512904f, -0.15710984f, 0.2308125f,
    0.097749546f, 0.04346359f, -0.37935308f, -0.29329714f, -0.43029714f, 0.40781057f,
    -0.34482706f, -0.36782715f, -0.007073341f, 0.15659922f, 0.33179638f, 0.11683544f,
    -0.3632971f, 0.030653508f, 0.2830585f, -0.10605219f, -0.13137303f, -0.3952269f,
    -0.60848796f, -0.30497453f, 0.28499895f, -0.4415869f, -0.4925109f, 0.014933457f,
    -0.3344528f, -0.2527467f, 0.33270502f, -0.5035942f, 0.051777266f, -0.12009083f,
    0.11928509f, 0.11110441f, -0.06748885f, 0.27101487f, -0.060050096f, 0.011673588f,
    0.3078165f, -0.014320834f, 0.17142126f, -0.008141665f, 0.26291493f, 0.14686714f,
    -0.09057236f, 0.1398444f, 0.026371399f, -0.13071905f, 0.07552392f, -0.09615676f,
    0.24427927f, 0.49100202f, 0.5474957f, 0.3575353f, 0.061618272f, -0.09402727f,
    0.017557785f, 0.027395166f, 0.1494232f, -0.20118393f, 0.21949768f, 0.6828004f,
    0.11483299f, 0.5968815f, 0.2985598f, -0.0821305f, -0.037983958f, 0.41011727f,
    -0.031202804f, -0.19318941f, 0.22818297f, 0.5572122f, 0.119259566f, 0.022912387f,
    0.37246495f, -0.20129259f, 0.03611136f, 0.2208162f, -0.085294545f, 0.054161176f,
    -0.06364662f, -0.13444193f, 0.052231938f, -0.15413769f, 0.346198f, 0.17852195f,
    -0.23293771f, -0.21783023f, 0.0047534597f, -0.17305258f, -0.08972653f,
    -0.013150058f, 0.21472205f, -0.12599811f, -0.35662133f, 0.20672563f, 0.31129822f,
    -0.03574668f, 0.4031156f, -0.0022250074f, 0.3923697f, -0.27448878f, 0.040955707f,
    0.26323813f, 0.17625646f, -0.4534481f, 0.08684472f, 0.06675357f, -0.09778406f,
    0.1069723f, -0.19727159f, -0.16223247f, 0.015210457f, -0.009143483f, 0.43387356f,
    -0.50577027f};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_float_narrow::Network;
  static thimble::FlashArray<float, Network::kParameterCount> array() {
    return thimble::in_flash(kWeights);
  }
};

using Model = thimble::Model<
    thimble::Float32,
    thimble::Bound<Parameters>,
    thimble::Input<32>,
    thimble::Dense<4>>;

}  // namespace costs_float_narrow

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'sigmoid' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_float_sigmoid {

using Network = thimble::Network<
    thimble::Float32,
    thimble::Input<8>,
    thimble::Dense<8, thimble::Sigmoid>>;

THIMBLE_FLASH(static const float kWeights[72]) = {
    -0.057803717f, -0.57087237f, 1.4297228f, 1.0507864f, -0.1411098f, 0.175364f,
    0.013925208f, -0.2745608f, -0.072319575f, 0.009805737f, 0.94413996f, 0.48116186f,
    -0.7831886f, 0.6657994f, -0.17657365f, -0.5197719f, -0.10207597f, 0.7452157f,
    0.0075316424f, 1.5312557f, 0.039394807f, -0.2889483f, -0.2989965f, -0.28410703f,
    0.024982246f, -0.39231184f, 0.3838129f, -0.100442275f, -0.20655888f, 0.75939626f,
    0.99238884f, -0.2361255f, -0.52962697f, 0.43909267f, -0.3574531f, -0.38474062f,
    0.07647166f, -0.70835775f, -0.8429876f, 0.38992572f, 0.20570266f, -0.060835492f,
    0.72811615f, 0.25930902f, -0.86234015f, -0.1302405f, 0.07511363f, 0.077500075f,
    -0.56861854f, -0.9592305f, 0.015414259f, 0.2714097f, 0.38875347f, -0.27680394f,
    -0.039708443f, -0.16786213f, 0.19572543f, 0.2267923f, 0.10624689f, -1.3593297f,
    -0.79161376f, 0.18643612f, -0.79811144f, 0.050030407f, -0.27325505f, -0.61236477f,
    0.15950142f, -0.32869983f, 0.5435962f, -0.56058514f, 0.58669114f, 0.14719418f};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_float_sigmoid::Network;
  static thimble::FlashArray<float, Network::kParameterCount> array() {
    return thimble::in_flash(kWeights);
  }
};

using Model = thimble::Model<
    thimble::Float32,
    thimble::Bound<Parameters>,
    thimble::Input<8>,
    thimble::Dense<8, thimble::Sigmoid>>;

}  // namespace costs_float_sigmoid

// clang-format off
// SPDX-License-Identifier: MIT
// Net 'softmax' of the cost model.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace costs_float_softmax {

using Network = thimble::Network<
    thimble::Float32,
    thimble::Input<8>,
    thimble::Dense<8>,
    thimble::Softmax>;

THIMBLE_FLASH(static const float kWeights[72]) = {
    -0.057803717f, -0.57087237f, 1.4297228f, 1.0507864f, -0.1411098f, 0.175364f,
    0.013925208f, -0.2745608f, -0.072319575f, 0.009805737f, 0.94413996f, 0.48116186f,
    -0.7831886f, 0.6657994f, -0.17657365f, -0.5197719f, -0.10207597f, 0.7452157f,
    0.0075316424f, 1.5312557f, 0.039394807f, -0.2889483f, -0.2989965f, -0.28410703f,
    0.024982246f, -0.39231184f, 0.3838129f, -0.100442275f, -0.20655888f, 0.75939626f,
    0.99238884f, -0.2361255f, -0.52962697f, 0.43909267f, -0.3574531f, -0.38474062f,
    0.07647166f, -0.70835775f, -0.8429876f, 0.38992572f, 0.20570266f, -0.060835492f,
    0.72811615f, 0.25930902f, -0.86234015f, -0.1302405f, 0.07511363f, 0.077500075f,
    -0.56861854f, -0.9592305f, 0.015414259f, 0.2714097f, 0.38875347f, -0.27680394f,
    -0.039708443f, -0.16786213f, 0.19572543f, 0.2267923f, 0.10624689f, -1.3593297f,
    -0.79161376f, 0.18643612f, -0.79811144f, 0.050030407f, -0.27325505f, -0.61236477f,
    0.15950142f, -0.32869983f, 0.5435962f, -0.56058514f, 0.58669114f, 0.14719418f};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = costs_float_softmax::Network;
  static thimble::FlashArray<float, Network::kParameterCount> array() {
    return thimble::in_flash(kWeights);
  }
};

using Model = thimble::Model<
    thimble::Float32,
    thimble::Bound<Parameters>,
    thimble::Input<8>,
    thimble::Dense<8>,
    thimble::Softmax>;

}  // namespace costs_float_softmax
