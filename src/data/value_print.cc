#include <algorithm>

#include "data/value.h"
#include "text/utf8.h"

namespace chengwen::data {
namespace {

/// Code points that Python's repr() escapes beside the ASCII ones: controls, format characters,
/// blanks other than the ASCII one, separators, private use. Sorted ranges.
struct Range {
  char32_t first;
  char32_t last;
};
constexpr Range kUnprintable[] = {
    {0x7F, 0xA0},        {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},
    {0x6DD, 0x6DD},      {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},
    {0x1680, 0x1680},    {0x180E, 0x180E},   {0x2000, 0x200F},   {0x2028, 0x202F},
    {0x205F, 0x206F},    {0x3000, 0x3000},   {0xD800, 0xF8FF},   {0xFEFF, 0xFEFF},
    {0xFFF0, 0xFFFB},    {0xFFFE, 0xFFFF},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
    {0x13430, 0x13438},  {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE00FF},
    {0xE01F0, 0x10FFFF},
};

bool printable(char32_t c) {
  if (c < 0x7F) return c >= 0x20;
  const auto* range = std::ranges::upper_bound(kUnprintable, c, {}, &Range::first);
  return range == std::begin(kUnprintable) || std::prev(range)->last < c;
}

void append_hex(std::string& out, std::string_view prefix, char32_t c, int digits) {
  out += prefix;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    out += "0123456789abcdef"[(c >> shift) & 0xF];
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (c <= 0xFF) return append_hex(out, "\\x", c, 2);
  if (c <= 0xFFFF) return append_hex(out, "\\u", c, 4);
  append_hex(out, "\\U", c, 8);
}

void append_quoted(std::string& out, std::string_view text) {
  const bool single = text.find('\'') == text.npos || text.find('"') != text.npos;
  const char quote = single ? '\'' : '"';
  out += quote;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t start = position;
    const char32_t c = text::decode(text, position);
    if (c == static_cast<char32_t>(quote) || c == '\\') out += '\\';
    if (printable(c)) {
      out.append(text, start, position - start);
    } else {
      append_escaped(out, c);
    }
  }
  out += quote;
}

/// The containers that are being printed, to notice one that holds itself and to bound the depth.
thread_local std::vector<const Shared*> open_containers;

class OpenContainer {
 public:
  explicit OpenContainer(const Shared* container) {
    constexpr std::size_t kDepth = 1000;
    entered_ = open_containers.size() < kDepth &&
               std::ranges::find(open_containers, container) == open_containers.end();
    if (entered_) open_containers.push_back(container);
  }
  ~OpenContainer() {
    if (entered_) open_containers.pop_back();
  }
  OpenContainer(const OpenContainer&) = delete;
  OpenContainer& operator=(const OpenContainer&) = delete;
  bool entered() const { return entered_; }

 private:
  bool entered_;
};

void print_items(const Value& value, std::string& out) {
  std::string_view separator;
  for (const Value& item : value.items()) {
    out += separator;
    item.print_quoted(out);
    separator = ", ";
  }
}

void print_entries(const Map& map, std::string& out) {
  std::string_view separator;
  for (const Map::Entry& entry : map.entries()) {
    out += separator;
    entry.key.print_quoted(out);
    out += ": ";
    entry.value.print_quoted(out);
    separator = ", ";
  }
}

}  // namespace

std::string Value::to_string() const {
  std::string out;
  print(out);
  return out;
}

void Value::print(std::string& out) const {
  switch (kind_) {
    case Kind::undefined:
      return;
    case Kind::string:
      out += as_string();
      return;
    default:
      print_quoted(out);
  }
}

void Value::print_quoted(std::string& out) const {
  switch (kind_) {
    case Kind::undefined:
      out += "Undefined";
      return;
    case Kind::none:
      out += "None";
      return;
    case Kind::boolean:
      out += as_boolean() ? "True" : "False";
      return;
    case Kind::integer:
    case Kind::decimal:
      as_number().append_to(out);
      return;
    case Kind::string:
      append_quoted(out, as_string());
      return;
    default:
      break;
  }
  const OpenContainer container(payload_.pointer);
  if (kind_ == Kind::object) {
    if (container.entered()) {
      as_object()->print(out);
    } else {
      out += "...";
    }
    return;
  }
  const bool single = kind_ == Kind::tuple && items().size() == 1;
  out += kind_ == Kind::list ? '[' : kind_ == Kind::tuple ? '(' : '{';
  if (!container.entered()) {
    out += "...";
  } else if (kind_ == Kind::map) {
    print_entries(as_map(), out);
  } else {
    print_items(*this, out);
    if (single) out += ',';
  }
  out += kind_ == Kind::list ? ']' : kind_ == Kind::tuple ? ')' : '}';
}

}  // namespace chengwen::data
