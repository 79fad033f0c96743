#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// Formatting as Word computes it (ISO/IEC 29500-1, 17.7.2): what a reader sees, whichever style,
/// list, default or direct property it comes from. Lengths are twips (1/20 point), font sizes
/// half-points, counts of characters hundredths of a character.
namespace chengwen::wml {

/// The four fonts of a run; which one shows a character is decided by script_of().
enum class Script : std::uint8_t { ascii, high_ansi, east_asian, complex };

/// Properties that styles of several kinds switch on and off (17.7.3).
enum class Toggle : std::uint16_t {
  bold = 1 << 0,
  italic = 1 << 1,
  capitals = 1 << 2,
  small_capitals = 1 << 3,
  struck = 1 << 4,
  struck_twice = 1 << 5,
  outlined = 1 << 6,
  shadowed = 1 << 7,
  embossed = 1 << 8,
  engraved = 1 << 9,
  hidden = 1 << 10
};

/// How a run's characters look. The views live as long as the Formatting that gave them.
struct RunFormat {
  std::array<std::string_view, 4> fonts{};  ///< by Script; "" when nothing names one
  bool east_asian_hint = false;  ///< ambiguous characters (“ ” … —) are East Asian
  int size = 20;                 ///< half-points
  int complex_size = 20;
  int spacing = 0;            ///< twips added after each character
  int scale = 100;            ///< w:w: the width of characters in percent
  std::uint16_t toggles = 0;  ///< Toggle bits
  bool underlined = false;
  bool snaps_to_grid = true;
  std::string_view color = "auto";  ///< "auto" or six hexadecimal digits

  bool has(Toggle toggle) const { return (toggles & static_cast<unsigned>(toggle)) != 0; }
  /// The name of the font that shows `c`.
  std::string_view font_of(char32_t c) const;

  friend bool operator==(const RunFormat&, const RunFormat&) = default;
};

/// Which font of a run shows `c` (17.3.2.26). Quotation marks, dashes and other characters that
/// both scripts use follow the hint; complex scripts are not told apart.
Script script_of(char32_t c, bool east_asian_hint);

enum class Alignment : std::uint8_t { left, center, right, both, distribute };
enum class LineRule : std::uint8_t { automatic, at_least, exact };

/// Indents (17.3.1.12). A count of characters that is not 0 wins over its twips.
struct Indent {
  int left = 0, right = 0;
  int first_line = 0;  ///< negative: hanging
  int left_chars = 0, right_chars = 0;
  int first_line_chars = 0;

  /// In twips where a character is `character` twips wide.
  int left_at(int character) const;
  int right_at(int character) const;
  int first_line_at(int character) const;

  friend bool operator==(const Indent&, const Indent&) = default;
};

struct ParagraphFormat {
  std::string_view style;  ///< id of its style
  Alignment alignment = Alignment::left;
  Indent indent;
  int before = 0, after = 0;              ///< twips
  int before_lines = 0, after_lines = 0;  ///< hundredths of a line; not 0 wins over twips
  int line = 240;                         ///< 240ths of a line (automatic) or twips
  LineRule line_rule = LineRule::automatic;
  bool keep_next = false;
  bool keep_lines = false;
  bool page_break_before = false;
  bool widow_control = true;
  bool snaps_to_grid = true;
  bool kinsoku = true;
  bool auto_space_latin = true;   ///< w:autoSpaceDE
  bool auto_space_digits = true;  ///< w:autoSpaceDN
  int outline_level = 9;          ///< 0…8, 9 = body text
  int list = 0;                   ///< w:numId, 0 = none
  int list_level = 0;

  friend bool operator==(const ParagraphFormat&, const ParagraphFormat&) = default;
};

/// The page of a section (17.6).
struct PageFormat {
  int width = 12240, height = 15840;
  bool landscape = false;
  int top = 1440, right = 1440, bottom = 1440, left = 1440;
  int header = 720, footer = 720, gutter = 0;
  enum class Grid : std::uint8_t { none, lines, lines_and_chars, snap_to_chars };
  Grid grid = Grid::none;
  int line_pitch = 0;  ///< twips; 0 = not said
  int char_space = 0;  ///< 4096ths of a point added to each character
  bool title_page = false;
  std::string_view page_number_format = "decimal";

  int text_width() const { return width - left - right - gutter; }
  int text_height() const { return height - top - bottom; }
};

}  // namespace chengwen::wml
