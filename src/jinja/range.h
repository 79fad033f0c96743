#pragma once

#include <cstdint>

#include "jinja/objects.h"

namespace chengwen::jinja {

/// `range(start, stop, step)`: whole numbers that are made one by one. All three are within ±10^18,
/// step is not 0.
class Range : public Iterable {
 public:
  Range(std::int64_t start, std::int64_t stop, std::int64_t step);
  std::string_view type_name() const override { return "range"; }
  std::unique_ptr<Cursor> begin() const override;
  std::ptrdiff_t length() const override { return length_; }
  data::Value at(std::size_t index) const override;
  bool contains(const data::Value& item) const override;
  bool is_sequence() const override { return true; }
  /// Items first, first + by … as a range of `count` items.
  data::Value slice(std::int64_t first, std::int64_t by, std::int64_t count) const;
  void print(std::string& out) const override;

 private:
  std::int64_t start_, stop_, step_, length_;
};

}  // namespace chengwen::jinja
