#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "data/value.h"

namespace chengwen::wml {

/// The width of a column: a length, a share of the table, or a weight by which columns share what
/// the others leave.
struct ColumnWidth {
  enum class Kind : std::uint8_t { weight, twips, percent };
  Kind kind = Kind::weight;
  std::int64_t thousandths = 1000;  ///< of a twip, a per cent or a weight
};

/// "30mm" is a length, "20%" a share, the number 2 a weight. Fails with wml.column-width.
ColumnWidth read_column_width(const data::Value& value);

/// The weight of a column by its longest text: at least that of 4, at most that of 30 half ems.
ColumnWidth width_for_text(std::size_t half_ems);

/// Twips of each column. They fill `total`, or else the sum of their lengths where all are lengths,
/// or else `available`.
std::vector<std::uint32_t> column_widths(std::span<const ColumnWidth> columns,
                                         std::optional<std::uint32_t> total,
                                         std::uint32_t available);

/// Divides `total` in the ratio of `weights`, whose sum is not 0; the parts add up to `total`.
std::vector<std::uint32_t> divided(std::uint32_t total, std::span<const std::uint64_t> weights);

}  // namespace chengwen::wml
