#include "xml/escape.h"

#include <array>
#include <cstdint>

#include "text/utf8.h"

namespace chengwen::xml {
namespace {

/// What a byte means to the escaper; everything but `plain` ends a run, `control` the text.
enum Class : std::uint8_t {
  plain,
  control,
  forbidden,
  lead_ef,
  amp,
  less,
  greater,
  quote,
  tab,
  line_feed,
  carriage_return
};
using Table = std::array<Class, 256>;

constexpr Table text_table() {
  Table table{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = forbidden;
  table['\t'] = table['\n'] = table['\r'] = plain;
  table[0xEF] = lead_ef;
  table['&'] = amp;
  table['<'] = less;
  table['>'] = greater;
  return table;
}

constexpr Table line_table() {
  Table table = text_table();
  for (const std::size_t byte : {'\t', '\n', '\r', '\a', '\f'}) table[byte] = control;
  return table;
}

constexpr Table attribute_table() {
  Table table = text_table();
  table['"'] = quote;
  table['\t'] = tab;
  table['\n'] = line_feed;
  table['\r'] = carriage_return;
  return table;
}

constexpr Table kText = text_table();
constexpr Table kLine = line_table();
constexpr Table kAttribute = attribute_table();
constexpr std::string_view kReplacements[] = {"",     "",       "",     "",      "&amp;", "&lt;",
                                              "&gt;", "&quot;", "&#9;", "&#10;", "&#13;"};

/// U+FFFE and U+FFFF: EF BF BE, EF BF BF.
bool is_noncharacter(std::string_view text, std::size_t position) {
  return position + 2 < text.size() && text[position + 1] == '\xBF' &&
         (text[position + 2] == '\xBE' || text[position + 2] == '\xBF');
}

/// Appends what stands before the first byte that the table calls `control`; its position.
std::size_t escape(std::string_view text, std::string& out, const Table& table) {
  std::size_t run = 0, i = 0;
  for (; i < text.size(); ++i) {
    const Class found = table[static_cast<unsigned char>(text[i])];
    if (found == plain) continue;
    if (found == control) break;
    if (found == lead_ef) {
      if (!is_noncharacter(text, i)) continue;
      out.append(text, run, i - run);
      i += 2;
    } else {
      out.append(text, run, i - run);
      out += kReplacements[found];
    }
    run = i + 1;
  }
  out.append(text, run, i - run);
  return i;
}

bool is_character(std::uint32_t code_point) {
  if (code_point < 0x20) return code_point == '\t' || code_point == '\n' || code_point == '\r';
  return code_point < 0xD800 || (code_point >= 0xE000 && code_point < 0xFFFE) ||
         (code_point >= 0x10000 && code_point <= 0x10FFFF);
}

/// "#65" or "#x41"; 0 when it is no reference to a character.
char32_t character_reference(std::string_view name) {
  const bool hexadecimal = name.size() > 1 && name[1] == 'x';
  const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
  if (digits.empty() || digits.size() > 8) return 0;
  std::uint32_t value = 0;
  for (const char digit : digits) {
    const char lower = static_cast<char>(digit | 0x20);
    if (digit >= '0' && digit <= '9') {
      value = value * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit - '0');
    } else if (hexadecimal && lower >= 'a' && lower <= 'f') {
      value = value * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
    } else {
      return 0;
    }
  }
  return is_character(value) ? value : 0;
}

/// The character that `name`, what stands between & and ;, means; 0 when none.
char32_t entity(std::string_view name) {
  if (name.starts_with('#')) return character_reference(name);
  if (name == "amp") return '&';
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "quot") return '"';
  if (name == "apos") return '\'';
  return 0;
}

constexpr std::size_t kLongestEntity = 10;  // "#x0010FFFF"

}  // namespace

void escape_text(std::string_view text, std::string& out) {
  escape(text, out, kText);
}
std::size_t escape_line(std::string_view text, std::string& out) {
  return escape(text, out, kLine);
}
void escape_attribute(std::string_view text, std::string& out) {
  escape(text, out, kAttribute);
}

std::string unescape(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  std::size_t run = 0;
  for (std::size_t begin = raw.find('&'); begin != raw.npos; begin = raw.find('&', begin + 1)) {
    const std::size_t length = raw.substr(begin + 1, kLongestEntity + 1).find(';');
    if (length == raw.npos) continue;
    const char32_t meant = entity(raw.substr(begin + 1, length));
    if (meant == 0) continue;
    out.append(raw, run, begin - run);
    text::append(out, meant);
    run = begin + 1 + length + 1;
    begin += length;
  }
  return out.append(raw, run);
}

}  // namespace chengwen::xml
