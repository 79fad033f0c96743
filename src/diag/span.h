#pragma once

#include <compare>
#include <cstdint>

namespace chengwen::diag {

/// A stretch of a source: the text of a template's tags, or a data file.
///
/// `source` is the number under which Sources knows it, 0 for none; `begin` and `end` are byte
/// offsets into that source's text. Twelve bytes, copied freely; it becomes words (Place) only when
/// a diagnostic is printed.
struct Span {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  /// A span that points nowhere: the diagnostic concerns a whole file or no file.
  static constexpr Span none() { return {}; }
  constexpr bool known() const { return source != 0; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The source number of the data: one offset space in which all data files lie one after the other.
inline constexpr std::uint32_t kDataSource = 1;
/// The source number of the schema that the data is held against.
inline constexpr std::uint32_t kSchemaSource = 2;
/// The source number of the rules that data is held against, all files in one offset space.
inline constexpr std::uint32_t kRulesSource = 3;
/// The source numbers of the names that may and may not occur, and of a document under review.
inline constexpr std::uint32_t kAliasesSource = 4;
inline constexpr std::uint32_t kReviewSource = 5;
/// The source number of a file name that is a template.
inline constexpr std::uint32_t kNameSource = 6;
/// The source number of the first template story; the others follow.
inline constexpr std::uint32_t kFirstTemplateSource = 7;

}  // namespace chengwen::diag
