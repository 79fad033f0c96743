#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace chengwen::wml {

class Needs;

/// A level of a list that is made from data (w:lvl, 17.9.6).
struct MadeLevel {
  std::string format = "decimal";  ///< ST_NumberFormat
  std::string text;                ///< "%1.", "（%2）"
  std::string suffix = "tab";      ///< "tab", "space", "nothing"
  std::string font{};              ///< of the label; "": the paragraph's
  int left = 0, hanging = 0;       ///< twips; both 0: the paragraph's own indents hold
  bool legal = false;              ///< numbers of higher levels in Arabic figures, too
  std::string style{};             ///< id of the paragraph style that is in it; "" for none
};

/// The elements of a w:abstractNum with these levels.
std::string list_definition(std::span<const MadeLevel> levels);

/// Makes a list (w:num) of its own and gives its number: level `level` counts from `start`, the
/// others from 1. Lists with equal levels share a definition, so that one inside another must have
/// more.
int make_list(Needs& needs, std::span<const MadeLevel> levels, std::size_t level = 0,
              int start = 1);

}  // namespace chengwen::wml
