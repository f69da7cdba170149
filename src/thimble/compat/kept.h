// SPDX-License-Identifier: MIT
// Saving to media and loading from them: records, and all images of the old library.
#pragma once

#include "climbing.h"
#include "record_writer.h"
#include "text_image.h"

namespace thimble {
namespace compat {

template <class C, class Layer, class Network>
class Kept : public Climbing<C, Layer, Network> {
  using Base = Climbing<C, Layer, Network>;

 public:
  using typename Base::Stored;
  using typename Base::Value;

  // All parameters in the order of a record, wherever they are.
  template <class Task>
  void each_parameter(Task task) {
    typename Base::Source source(*this);
    for (unsigned int l = 0; l < this->numberOflayers; ++l) {
      const Layer& layer = this->layers[l];
      auto values = source.values(layer);
      if (C::kBiases == Biases::kShared) task(values.bias());
      for (unsigned int i = 0; i < rows(layer); ++i) {
        if (C::kBiases == Biases::kUnit) task(values.bias());
        for (uint32_t j = width(layer); j != 0; --j) task(values.weight());
      }
      source.pass(*this, layer, values);
    }
  }
  // The constant of an activation that has one in records.
  double activation_constant(uint8_t id) const {
    return id == 3 ? leaky(detail::Flag<has_function(C::kFunctions, 3)>())
                   : elu(detail::Flag<has_function(C::kFunctions, 4)>());
  }

 protected:
  // Writes a record; where it ends, or `at` if it could not be written.
  template <class Medium>
  uint32_t save_to(Medium& medium, uint32_t at) {
    static_assert(
        !C::kPair || detail::Never<Medium>::value,
        "save: a network of recurrent and dense layers stays in RAM or PROGMEM");
    if (!this->ready()) return at;
    RecordWriter<C, Medium> writer(medium, at);
    if (writer.write(*this)) return writer.end();
    this->fail(Status::kNotWritten);
    return at;
  }

  // Replaces the network by what a medium holds at `at`; keeps it if that is nothing.
  template <class Medium>
  bool load_from(Medium& medium, uint32_t at, bool is_file) {
    RecordImage<C, Medium> record(medium, at);
    if (record.is_there()) return record.open() ? adopt(medium, record) : bad();
    if (is_file && load_text(medium)) return true;
    Image<C, Medium> image(medium, at, is_file);
    return image.open() ? adopt(medium, image) : bad();
  }
  template <class Medium>
  bool load_text(Medium& medium) {
    TextImage<C, Medium> text(medium);
    return text.is_there() && text.open() && fill(text, text);
  }

  // Runs from where it lies.
  template <class Medium>
  bool open_at(Medium& medium, uint32_t at) {
    RecordImage<C, Medium> record(medium, at);
    if (record.is_there()) return record.open() ? stay(record) : bad();
    Image<C, Medium> image(medium, at, false);
    return image.open() ? stay(image) : bad();
  }

 private:
  // The rows of all gates of a layer, and how long they are.
  static unsigned int rows(const Layer& layer) {
    return gates_of(C::kCell) * layer._numberOfOutputs;
  }
  static uint32_t width(const Layer& layer) {
    return row_of(C::kCell, layer._numberOfInputs, layer._numberOfOutputs);
  }
  bool bad() { return this->fail(Status::kBadImage); }

  double leaky(detail::Flag<true>) const { return this->AlphaLeaky; }
  double leaky(detail::Flag<false>) const { return 0; }
  double elu(detail::Flag<true>) const { return this->AlphaELU; }
  double elu(detail::Flag<false>) const { return 0; }

  template <class Medium, class Found>
  bool adopt(Medium& medium, const Found& image) {
    BinaryFeed<C, Medium, Found> feed(medium, image);
    return has_functions(image) ? fill(image, feed) : bad();
  }
  template <class Found>
  bool has_functions(const Found& image) const {
    for (unsigned int l = 0; C::kPerLayer && l < image.located().layers; ++l) {
      if (id_of_rank(C::kFunctions, image.function(l)) == 255) return false;
    }
    return true;
  }

  template <class Found, class Feed>
  bool fill(const Found& image, Feed& feed) {
    this->forget_all();
    if (!this->build(detail::Flag<true>(), image, image.located().layers + 1))
      return false;
    Stored* weight = this->first_weight();
    for (unsigned int l = 0; l < this->numberOflayers; ++l) {
      const Layer& layer = this->layers[l];
      this->set_function(l, feed.begin_layer());
      Stored* bias = this->biases_of(layer);
      if (C::kBiases == Biases::kShared) *bias = feed.next();
      for (unsigned int i = 0; i < rows(layer); ++i) {
        if (C::kBiases == Biases::kUnit) *bias++ = feed.next();
        for (uint32_t j = width(layer); j != 0; --j) *weight++ = feed.next();
      }
    }
    return true;
  }

  template <class Found>
  bool stay(const Found& image) {
    if (!has_functions(image)) return bad();
    this->forget_all();
    if (!this->build(detail::Flag<false>(), image, image.located().layers + 1))
      return false;
    this->located_ = image.located();
    for (unsigned int l = 0; C::kPerLayer && l < this->numberOflayers; ++l) {
      this->set_function(l, image.function(l));
    }
    return true;
  }
};

}  // namespace compat
}  // namespace thimble
