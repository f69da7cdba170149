// SPDX-License-Identifier: MIT
// The converted network as a program of this computer: facts, quantization, predictions.
//
//   host facts      lines `key value`
//   host quantize   rows of float32 in, rows of the model's values out
//   host predict    rows of the model's values in, rows of outputs out
// A row of a recurrent network is a sequence of CHECK_STEPS steps, and what they all
// give. CHECK_HEADER is the converted header, CHECK_MODEL its namespace; CHECK_SCALES and
// CHECK_LABELS say whether it has output scales and labels.
#include <stdio.h>
#include <string.h>

#include <vector>

// A fused multiply-add, which some hosts have and no small board, rounds differently.
#pragma GCC optimize("fp-contract=off")

#include CHECK_HEADER

namespace model = CHECK_MODEL;
using Model = model::Model;
using Value = Model::Value;

namespace {

constexpr uint16_t kSteps = CHECK_STEPS;
constexpr uint32_t kRowInputs = uint32_t{kSteps} * Model::kInputs;

#if CHECK_QUANTIZES
void quantize(const float* x, Value* q) {
  for (uint16_t step = 0; step < kSteps; ++step) {
    model::quantize_all(x, q);
    x += Model::kInputs;
    q += Model::kInputs;
  }
}
#else
void quantize(const float* x, Value* values) {
  for (uint32_t i = 0; i < kRowInputs; ++i) values[i] = static_cast<Value>(x[i]);
}
#endif

template <class T>
bool read_row(std::vector<T>& row) {
  return fread(row.data(), sizeof(T), row.size(), stdin) == row.size();
}

int quantize_all() {
  std::vector<float> x(kRowInputs);
  std::vector<Value> q(kRowInputs);
  while (read_row(x)) {
    quantize(x.data(), q.data());
    fwrite(q.data(), sizeof(Value), q.size(), stdout);
  }
  return 0;
}

int predict_all() {
  static Model network;
  std::vector<Value> x(kRowInputs);
  while (read_row(x)) {
    network.reset();
    for (uint16_t step = 0; step < kSteps; ++step) {
      const Value* y = network.predict(x.data() + uint32_t{step} * Model::kInputs);
      if (y != nullptr) fwrite(y, sizeof(Value), Model::kOutputs, stdout);
    }
  }
  return 0;
}

int facts() {
  printf("inputs %lu\n", static_cast<unsigned long>(kRowInputs));
  printf("outputs %lu\n", static_cast<unsigned long>(Model::kOutputs));
  printf("value_bytes %lu\n", static_cast<unsigned long>(sizeof(Value)));
  printf("pushed %d\n", model::Network::kPushed ? 1 : 0);
  printf("parameters %lu\n", static_cast<unsigned long>(Model::kParameters));
  printf("parameter_bytes %lu\n", static_cast<unsigned long>(Model::kParameterBytes));
  printf("ram_bytes %lu\n", static_cast<unsigned long>(Model::kRamBytes));
  printf("macs %lu\n", static_cast<unsigned long>(Model::kMacs));
#if CHECK_SCALES
  printf("output_scale %.9g\n", static_cast<double>(model::kOutputScale));
  printf("output_zero_point %ld\n", static_cast<long>(model::kOutputZeroPoint));
#endif
#if CHECK_LABELS
  for (const auto& label : model::kLabels) printf("label %s\n", label);
#endif
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const char* what = argc > 1 ? argv[1] : "";
  if (strcmp(what, "facts") == 0) return facts();
  if (strcmp(what, "quantize") == 0) return quantize_all();
  if (strcmp(what, "predict") == 0) return predict_all();
  return 2;
}
