#include "wml/column_widths.h"

#include <algorithm>
#include <numeric>

#include "jinja/environment.h"
#include "text/characters.h"
#include "wml/image.h"
#include "wml/messages.h"
#include "wml/room.h"

namespace chengwen::wml {
namespace {

constexpr std::int64_t kThousand = 1000;
// About one figure between Word's cell margins.
constexpr std::int64_t kNarrowest = 340;

std::optional<std::int64_t> thousandths(const data::Decimal& number) {
  const auto exact = (number * data::Decimal::integer(kThousand)).truncated().to_int64();
  if (!exact || *exact <= 0 || *exact > 1'000'000 * kThousand) return std::nullopt;
  return exact;
}

}  // namespace

ColumnWidth read_column_width(const data::Value& value) {
  std::optional<std::int64_t> amount;
  ColumnWidth width;
  if (value.is_number()) {
    amount = thousandths(value.as_number());
  } else if (value.is_string()) {
    std::string_view text = text::trim(value.as_string());
    if (text.ends_with('%')) {
      width.kind = ColumnWidth::Kind::percent;
      text.remove_suffix(1);
      const auto percent = data::Decimal::parse(text::trim(text));
      if (percent) amount = thousandths(*percent);
    } else {
      width.kind = ColumnWidth::Kind::twips;
      amount = length_in_emu(value) * kThousand / kEmuPerTwip;
    }
  }
  if (!amount) jinja::fail(messages::kColumnWidth, {value.to_string()});
  width.thousandths = *amount;
  return width;
}

ColumnWidth width_for_text(std::size_t half_ems) {
  constexpr std::size_t kShortest = 4, kLongest = 30;
  ColumnWidth width;
  width.thousandths =
      static_cast<std::int64_t>(std::clamp(half_ems, kShortest, kLongest)) * kThousand;
  return width;
}

std::vector<std::uint32_t> divided(std::uint32_t total, std::span<const std::uint64_t> weights) {
  const std::uint64_t sum = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  std::vector<std::uint32_t> parts;
  std::uint64_t seen = 0, given = 0;
  for (const std::uint64_t weight : weights) {
    seen += weight;
    const std::uint64_t end = seen * total / sum;
    parts.push_back(static_cast<std::uint32_t>(end - given));
    given = end;
  }
  return parts;
}

std::vector<std::uint32_t> column_widths(std::span<const ColumnWidth> columns,
                                         std::optional<std::uint32_t> total,
                                         std::uint32_t available) {
  using Kind = ColumnWidth::Kind;
  std::int64_t lengths = 0, weights = 0, sharing = 0;
  bool only_lengths = true;
  for (const ColumnWidth& column : columns) {
    if (column.kind == Kind::twips) lengths += column.thousandths / kThousand;
    if (column.kind == Kind::weight) weights += column.thousandths;
    if (column.kind == Kind::weight) ++sharing;
    only_lengths = only_lengths && column.kind == Kind::twips;
  }
  const std::int64_t whole = total          ? *total
                             : only_lengths ? lengths
                                            : static_cast<std::int64_t>(available);
  std::int64_t percents = 0;
  const auto share = [whole](const ColumnWidth& column) {
    return whole * column.thousandths / (100 * kThousand);
  };
  for (const ColumnWidth& column : columns) {
    if (column.kind == Kind::percent) percents += share(column);
  }
  const std::int64_t rest = std::max(whole - lengths - percents, sharing * kNarrowest);
  std::vector<std::uint64_t> wanted;
  for (const ColumnWidth& column : columns) {
    std::int64_t width = share(column);
    if (column.kind == Kind::twips) width = column.thousandths / kThousand;
    if (column.kind == Kind::weight) width = rest * column.thousandths / weights;
    wanted.push_back(static_cast<std::uint64_t>(std::max<std::int64_t>(width, 1)));
  }
  return divided(static_cast<std::uint32_t>(whole), wanted);
}

}  // namespace chengwen::wml
