// SPDX-License-Identifier: MIT
// Host program: writes the parameters of nets.h as a header, and the outputs that big
// integers give for them.
//
// usage: write_vectors ROUNDING LAYOUT folder   writes folder/vectors.h and
// folder/expected
#include <Thimble.h>
#include <stdio.h>
#include <string.h>

#include <string>

#include "nets.h"
#include "support/int8_network.h"

namespace {

using thimble_test::Int8Network;
using thimble_test::Order;
using thimble_test::Rule;
using Q = std::vector<int8_t>;

// Parameters of the softmax of TensorFlow Lite Micro, for an input scale of 0.04; its
// results are compared with its own interpreter in python/.
const uint8_t kTfliteSoftmax[12] = {0x29, 0x5c, 0x8f, 0x51, 22,   0,
                                    0,    0,    0x10, 0,    0xff, 0xff};

Q tflite_softmax(Q x) {
  thimble::Ram::Reader reader(kTfliteSoftmax);
  thimble::kernels::SoftmaxInt8<thimble::Tflite>::forward(
      reader, x.data(), x.data(), static_cast<uint16_t>(x.size()));
  return x;
}

template <uint16_t kUnits, class Activation, class Bias>
void add(Int8Network& network, thimble::Dense<kUnits, Activation, Bias>) {
  network.dense(kUnits);
}
template <uint16_t kUnits, uint8_t kIndex, class Activation, class Bias>
void add(Int8Network& network,
         thimble::Dense<kUnits, thimble::Table<kIndex, Activation>, Bias>) {
  network.dense(kUnits, kIndex);
}
void add(Int8Network& network, thimble::Softmax) {
  if (network.rule() == Rule::kNative) {
    network.softmax();
  } else {
    network.custom(kTfliteSoftmax, sizeof kTfliteSoftmax, tflite_softmax);
  }
}
void add(Int8Network& network, thimble::ArgMax) { network.argmax(); }

template <class Number, class In, class... Layers>
Int8Network reference(uint32_t seed, Rule rule, Order order,
                      nets::Net<Number, In, Layers...>) {
  const uint8_t tables = thimble::Network<Number, In, Layers...>::kTableBytes / 256;
  Int8Network network(seed, rule, order, In::kSize, tables);
  const int in_order[] = {(add(network, Layers()), 0)...};
  static_cast<void>(in_order);
  return network;
}

// Elements of an array of uint8_t or uint32_t.
void write_array(FILE* header, int index, const thimble_test::Bytes& bytes,
                 size_t width) {
  fprintf(header, "THIMBLE_FLASH(static const uint%d_t kBytes%d[%zu]) = {",
          int(8 * width), index, bytes.size() / width);
  for (size_t i = 0; i < bytes.size(); i += width) {
    uint32_t value = 0;
    memcpy(&value, &bytes[i], width);
    fprintf(header, "%s%luu,", i % 64 == 0 ? "\n" : "",
            static_cast<unsigned long>(value));
  }
  fprintf(header, "\n};\n");
}

template <class Number, uint8_t kIndex>
bool write_case(FILE* header, const std::string& folder, Rule rule, Order order) {
  using Case = nets::Case<Number, kIndex>;
  const Int8Network network = reference(100 + kIndex, rule, order, Case());
  write_array(header, kIndex, network.bytes(), sizeof(typename Number::Parameter));
  FILE* expected = fopen((folder + "/expected" + std::to_string(kIndex)).c_str(), "wb");
  if (expected == nullptr) return false;
  thimble_test::Random random(kIndex);
  for (uint16_t i = 0; i < nets::kInputsPerNet; ++i) {
    Q x(Case::Shape::kInputs);
    nets::fill_input(random, x.data(), Case::Shape::kInputs, i);
    const Q y = network.outputs(x);
    fwrite(y.data(), 1, y.size(), expected);
  }
  return fclose(expected) == 0;
}

template <class Rounding, class Layout>
int write_all(const std::string& folder, const char* rounding, const char* layout,
              Rule rule, Order order) {
  using Number = thimble::Int8<Rounding, Layout>;
  FILE* header = fopen((folder + "/vectors.h").c_str(), "w");
  if (header == nullptr) return 1;
  fprintf(header,
          "#include <Thimble.h>\n"
          "using Number = thimble::Int8<thimble::%s, thimble::%s>;\n",
          rounding, layout);
  static_assert(nets::kCases == 5, "");
  const bool written = write_case<Number, 0>(header, folder, rule, order) &&
                       write_case<Number, 1>(header, folder, rule, order) &&
                       write_case<Number, 2>(header, folder, rule, order) &&
                       write_case<Number, 3>(header, folder, rule, order) &&
                       write_case<Number, 4>(header, folder, rule, order);
  return fclose(header) == 0 && written ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  using namespace thimble;
  if (count != 4) return 2;
  const std::string rounding = words[1], layout = words[2], folder = words[3];
#define WRITE(Rounding, Layout, order)            \
  if (rounding == #Rounding && layout == #Layout) \
  return write_all<Rounding, Layout>(folder, #Rounding, #Layout, Rule::k##Rounding, order)
  WRITE(Native, Portable, Order::portable());
  WRITE(Tflite, Portable, Order::portable());
  WRITE(Native, ForAvr, Order::for_avr());
  WRITE(Tflite, ForAvr, Order::for_avr());
  WRITE(Native, ForAvrSmall, Order::for_avr_small());
  WRITE(Native, ForAvrTiny, Order::for_avr_tiny());
  WRITE(Native, ForCortexM0, Order::for_cortex_m0());
  WRITE(Tflite, ForCortexM0, Order::for_cortex_m0());
  WRITE(Native, ForCortexM4, Order::for_cortex_m4());
  WRITE(Native, ForCortexM4Wide, Order::for_cortex_m4_wide());
  WRITE(Tflite, ForCortexM4Wide, Order::for_cortex_m4_wide());
  WRITE(Tflite, ForCortexM4, Order::for_cortex_m4());
  return 2;
}
