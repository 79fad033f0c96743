#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gongwen/numbering_scheme.h"

namespace chengwen::gongwen {

/// The number before a heading or an item as it was typed: 一、 （一） 1. （1） ① and what people
/// type for them: （一）、 1、 (1) 1） 一． and 一 before a blank.
struct HeadingLabel {
  int level = 0;  ///< 1 一、 2 （一） 3 1. 4 （1） 5 ①
  std::int64_t number = 0;
  std::size_t begin = 0;  ///< bytes of the text, label alone
  std::size_t end = 0;
  std::size_t after = 0;  ///< the first byte behind the blanks that follow
};

/// The label at byte `begin` of `text`; nothing when none stands there. A decimal (1.5), a date
/// (2024.1), neighbours (一、二级指标) and an ordinal in a sentence (一是) are no labels.
std::optional<HeadingLabel> read_label(std::string_view text, std::size_t begin);

/// How `scheme` writes it, by GB/T 9704—2012, 7.3.3: 一、 （一） 1. （1） ①. A deeper level is
/// written like the last.
std::string official_label(const NumberingScheme& scheme, int level, std::int64_t number);
/// True for the official way; a full-width point (1．) for a point counts, too.
bool is_official(const NumberingScheme& scheme, std::string_view label, int level,
                 std::int64_t number);

}  // namespace chengwen::gongwen
