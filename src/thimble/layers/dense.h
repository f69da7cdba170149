// SPDX-License-Identifier: MIT
// The shape of a fully connected layer; the work is in kernels/dense.h.
//
// A layer is a struct with a template Bind<Number, Inputs>, which answers
//   kOutputs, kParameters, kParameterBytes, kMacs, kTables (how many tables it refers to)
//   kInPlace    whether the output may overwrite the input
//   kScratchBytes  what it needs behind its output while it runs (may be left out)
//   forward(params, tables, x, y)   reads its parameters from params and moves it on;
//                                   tables stands at the tables of the network
#pragma once

#include "../kernels/dense.h"
#include "../kernels/table.h"
#include "../support/traits.h"
#include "activate_int16.h"
#include "activations.h"
#include "bias.h"
#include "fast_activations.h"
#include "form.h"
#include "weights.h"

namespace thimble {

struct Softmax;

namespace detail {

// What a number format makes of an activation: a function for the floats ...
template <class Number, class Activation, bool kTables = Number::kTables>
struct Activate {
  static_assert(!IsSame<Activation, Softmax>::value,
                "Dense: Softmax needs all outputs at once: list it as a layer of its own "
                "behind the Dense layer");
  static constexpr uint16_t kTableCount = 0;

  template <class Kernel, class Bias, class Reader, class Value>
  static void dense(Reader& params, const Reader&, const Value* x, uint16_t inputs,
                    Value* y, uint16_t units) {
    Kernel::template forward<Activation, Bias>(params, x, inputs, y, units);
  }
  template <class Kernel, class Bias, class Reader, class Sum, class Value>
  static void finish(Reader& params, const Reader&, uint16_t inputs, const Sum* sums,
                     Value* y, uint16_t units) {
    Kernel::template finish<Activation, Bias>(params, inputs, sums, y, units);
  }
};

template <class Number, uint8_t Index, class Activation>
struct Activate<Number, Table<Index, Activation>, false> {
  static_assert(
      Never<Number>::value,
      "Dense: tables are for Int8; in other number formats name the activation itself");
};

// ... nothing for an int8 activation that is the clamp of the requantization ...
template <class Number, class Activation>
struct Activate<Number, Activation, true> {
  static_assert(IsSame<Activation, Identity>::value || IsSame<Activation, ReLU>::value ||
                    IsSame<Activation, ReLU6>::value,
                "Dense: Int8 computes this activation by a table: write Table<index, "
                "activation> and put its 256 bytes among the parameters, as `thimble "
                "convert` does");
  static constexpr uint16_t kTableCount = 0;

  template <class Kernel, class Bias, class Reader>
  static void dense(Reader& params, const Reader&, const int8_t* x, uint16_t inputs,
                    int8_t* y, uint16_t units) {
    Kernel::template forward<Bias>(params, x, inputs, y, units);
  }
  template <class Kernel, class Bias, class Reader, class Sum>
  static void finish(Reader& params, const Reader&, uint16_t inputs, const Sum* sums,
                     int8_t* y, uint16_t units) {
    Kernel::template finish<Bias>(params, inputs, sums, y, units);
  }
};

// ... and a look-up for every other one.
template <class Number, uint8_t Index, class Activation>
struct Activate<Number, Table<Index, Activation>, true> {
  static constexpr uint16_t kTableCount = Index + 1;

  template <class Kernel, class Bias, class Reader>
  static void dense(Reader& params, const Reader& tables, const int8_t* x,
                    uint16_t inputs, int8_t* y, uint16_t units) {
    Kernel::template forward<Bias>(params, x, inputs, y, units);
    look_up(tables, y, units);
  }
  template <class Kernel, class Bias, class Reader, class Sum>
  static void finish(Reader& params, const Reader& tables, uint16_t inputs,
                     const Sum* sums, int8_t* y, uint16_t units) {
    Kernel::template finish<Bias>(params, inputs, sums, y, units);
    look_up(tables, y, units);
  }

 private:
  template <class Reader>
  static void look_up(Reader tables, int8_t* y, uint16_t units) {
    tables.skip(256u * Index);
    kernels::look_up(tables, y, units);
  }
};

// The same kernels, with some functions looked up.
template <class Activation>
struct Activate<Fast<Float32>, Activation, false>
    : Activate<Float32, typename FastOf<Activation>::Type, false> {};
// A table that the Interpreter has found.
template <class Number>
struct Activate<Number, AnyTable, true> : Activate<Number, Table<0, Identity>, true> {};

// In 16 bits a function or nothing, too, but on integers.
template <class Layout, class Activation>
struct Activate<Int16x8<Layout>, Activation, false> {
  static constexpr uint16_t kTableCount = 0;

  template <class Kernel, class Bias, class Reader>
  static void dense(Reader& params, const Reader&, const int16_t* x, uint16_t inputs,
                    int16_t* y, uint16_t units) {
    Kernel::template forward<Bias>(params, x, inputs, y, units);
    Finish16<Activation>::apply(y, units);
  }
  template <class Kernel, class Bias, class Reader, class Sum>
  static void finish(Reader& params, const Reader&, uint16_t inputs, const Sum* sums,
                     int16_t* y, uint16_t units) {
    Kernel::template finish<Bias>(params, inputs, sums, y, units);
    Finish16<Activation>::apply(y, units);
  }
};
template <class Layout, uint8_t Index, class Activation>
struct Activate<Int16x8<Layout>, Table<Index, Activation>, false>
    : Activate<Float32, Table<Index, Activation>, false> {};

template <class Weights>
struct AreWeights {
  static constexpr bool value =
      IsSame<Weights, Unpacked>::value || IsSame<Weights, FourBit>::value ||
      IsSame<Weights, Ternary>::value || IsSame<Weights, Binary>::value;
};
template <uint32_t Entries>
struct AreWeights<FourBitLists<Entries>> {
  static constexpr bool value = true;
};

// An entry of a list is a byte.
template <class Weights>
struct MostInputs {
  static constexpr uint16_t value = 65535;
};
template <uint32_t Entries>
struct MostInputs<FourBitLists<Entries>> {
  static constexpr uint16_t value = 255;
};

// Packed weights are there for one rounding rule only.
template <class Number, class Weights>
struct DenseKernel {
  static_assert(Never<Number>::value,
                "Dense: FourBit, Ternary and Binary weights are for Int8<Native>; leave "
                "them out, or change the number format");
  using Type = kernels::Dense<Number>;
};
template <class Number>
struct DenseKernel<Number, Unpacked> {
  using Type = kernels::Dense<Number>;
};
template <class Layout, class Weights>
struct DenseKernel<Int8<Native, Layout>, Weights> {
  using Type = kernels::Dense<Int8<Native, Layout>, Weights>;
};
template <class Layout>
struct DenseKernel<Int8<Native, Layout>, Unpacked> {
  using Type = kernels::Dense<Int8<Native, Layout>>;
};

// What a kernel needs behind the outputs while it runs; most need nothing.
template <class Kernel, class = void>
struct KernelScratch {
  static constexpr uint32_t bytes(uint16_t) { return 0; }
};
template <class Kernel>
struct KernelScratch<Kernel,
                     typename MakeVoid<Flag<(Kernel::scratch_bytes(1) > 0)>>::Type> {
  static constexpr uint32_t bytes(uint16_t inputs) {
    return Kernel::scratch_bytes(inputs);
  }
};

}  // namespace detail

template <uint16_t Units, class Activation = Identity, class Bias = UnitBias,
          class Weights = Unpacked>
struct Dense {
  static_assert(detail::IsSame<Bias, UnitBias>::value ||
                    detail::IsSame<Bias, SharedBias>::value ||
                    detail::IsSame<Bias, NoBias>::value,
                "Dense: the third argument is UnitBias, SharedBias or NoBias");
  static_assert(detail::AreWeights<Weights>::value,
                "Dense: the fourth argument is FourBit, Ternary or Binary, or nothing");

  static constexpr uint16_t kNumber = Units;

  template <class Number>
  struct Form : detail::UnitsForm {
    using Kernel = typename detail::DenseKernel<Number, Weights>::Type;
    using Act = detail::Activate<Number, Activation>;
    static constexpr uint16_t kMost = Kernel::kMostUnits;

    // Eight weights of a bit are a byte; bytes() of few units cannot overflow.
    static constexpr uint32_t weights(uint16_t inputs, uint16_t units) {
      return kMost <= 1020 ? 0
                           : UnitsForm::weights(inputs, units) /
                                 (detail::IsSame<Weights, Unpacked>::value ? 1 : 8);
    }
    static constexpr uint32_t bytes(uint16_t inputs, uint16_t units) {
      return Kernel::template bytes<Bias>(inputs, units);
    }
    static constexpr uint32_t scratch_bytes(uint16_t inputs, uint16_t) {
      return detail::KernelScratch<Kernel>::bytes(inputs);
    }
    template <class Reader, class Value>
    static THIMBLE_INLINE bool forward(Reader& params, const Reader& tables,
                                       const Value* x, uint16_t inputs, Value* y,
                                       uint16_t units, State) {
      Act::template dense<Kernel, Bias>(params, tables, x, inputs, y, units);
      return true;
    }
  };

  template <class Number, uint16_t Inputs>
  struct Bind {
    using Value = typename Number::Value;
    using Sum = typename Number::Sum;
    using Kernel = typename detail::DenseKernel<Number, Weights>::Type;
    using Act = detail::Activate<Number, Activation>;

    static_assert(Units > 0, "Dense: a layer needs at least one unit");
    static_assert(Units <= Kernel::kMostUnits,
                  "Dense: too many units for this parameter layout; use Portable");
    static_assert(Inputs <= detail::MostInputs<Weights>::value,
                  "Dense: FourBitLists is for at most 255 inputs; take FourBit");
    static constexpr uint16_t kOutputs = Units;
    static constexpr uint32_t kParameters =
        Kernel::template parameters<Bias>(Inputs, Units);
    static constexpr uint32_t kParameterBytes =
        Kernel::template bytes<Bias>(Inputs, Units);
    static constexpr uint32_t kMacs = static_cast<uint32_t>(Inputs) * Units;
    static constexpr uint32_t kScratchBytes = Form<Number>::scratch_bytes(Inputs, Units);
    static constexpr uint16_t kTables = Act::kTableCount;
    static constexpr bool kInPlace = false;
    static constexpr bool kTakesPushedInput = true;

    template <class Reader>
    static void forward(Reader& params, const Reader& tables, const Value* x, Value* y) {
      Form<Number>::forward(params, tables, x, Inputs, y, Units, State());
    }

    // One input at a time; see kernels/dense_int8.h.
    template <class Reader>
    static void begin(const Reader& params, Sum* sums) {
      Kernel::template begin<Bias>(params, Inputs, sums, Units);
    }
    template <class Reader>
    static void push(const Reader& params, Value x, uint16_t i, Sum* sums) {
      Kernel::template push<Bias>(params, x, i, Inputs, sums, Units);
    }
    template <class Reader>
    static void finish(Reader& params, const Reader& tables, const Sum* sums, Value* y) {
      Act::template finish<Kernel, Bias>(params, tables, Inputs, sums, y, Units);
    }
  };
};

}  // namespace thimble
