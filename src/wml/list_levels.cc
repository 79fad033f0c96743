#include "wml/list_levels.h"

#include <algorithm>

#include "text/chinese_numerals.h"
#include "text/utf8.h"
#include "wml/style_sheet.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

int value_of(pugi::xml_node node, const char* child, int otherwise) {
  return node.child(child).attribute("w:val").as_int(otherwise);
}

pugi::xml_node level_of(pugi::xml_node definition, int level) {
  for (const pugi::xml_node node : definition.children("w:lvl")) {
    if (node.attribute("w:ilvl").as_int(-1) == level) return node;
  }
  return {};
}

std::string letters(int number, char first) {
  if (number < 1) return {};
  const auto letter = static_cast<char>(first + (number - 1) % 26);
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), letter);
}

std::string roman(int number, bool upper) {
  static constexpr std::pair<int, std::string_view> kDigits[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  for (const auto& [value, digits] : kDigits) {
    for (; number >= value; number -= value) out += digits;
  }
  if (upper) {
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::string full_width(int number) {
  std::string out;
  for (const char c : std::to_string(number)) {
    text::append(out, static_cast<char32_t>(0xFF10 + (c - '0')));
  }
  return out;
}

std::string stem(int number, std::u32string_view signs) {
  std::string out;
  if (number < 1) return out;
  text::append(out, signs[static_cast<std::size_t>(number - 1) % signs.size()]);
  return out;
}

}  // namespace

ListLevels::ListLevels(pugi::xml_node numbering, pugi::xml_node styles) {
  std::map<std::string_view, int> lists_of_styles;
  for (const pugi::xml_node style : styles.children("w:style")) {
    const pugi::xml_node list = style.child("w:pPr").child("w:numPr").child("w:numId");
    if (std::string_view(style.attribute("w:type").value()) == "numbering" && list) {
      lists_of_styles[style.attribute("w:styleId").value()] = list.attribute("w:val").as_int();
    }
  }
  for (const pugi::xml_node node : numbering.children("w:abstractNum")) {
    definitions_[node.attribute("w:abstractNumId").as_int()] = node;
  }
  for (const pugi::xml_node node : numbering.children("w:num")) {
    lists_[node.attribute("w:numId").as_int()] = {value_of(node, "w:abstractNumId", -1), node};
  }
  for (auto& [id, list] : lists_) {
    const auto found = definitions_.find(list.definition);
    if (found == definitions_.end()) continue;
    const auto linked =
        lists_of_styles.find(found->second.child("w:numStyleLink").attribute("w:val").value());
    if (linked == lists_of_styles.end()) continue;
    if (const auto target = lists_.find(linked->second); target != lists_.end()) {
      list.definition = target->second.definition;
    }
  }
}

pugi::xml_node ListLevels::level_node(int list, int level) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return {};
  for (const pugi::xml_node over : found->second.node.children("w:lvlOverride")) {
    if (over.attribute("w:ilvl").as_int(-1) == level && over.child("w:lvl")) {
      return over.child("w:lvl");
    }
  }
  const auto definition = definitions_.find(found->second.definition);
  return definition == definitions_.end() ? pugi::xml_node() : level_of(definition->second, level);
}

std::optional<ListLevel> ListLevels::level(int list, int level) const {
  const pugi::xml_node node = level_node(list, level);
  if (!node) return std::nullopt;
  ListLevel result;
  result.node = node;
  result.start = value_of(node, "w:start", 0);
  result.format = node.child("w:numFmt").attribute("w:val").as_string("decimal");
  result.text = node.child("w:lvlText").attribute("w:val").value();
  result.suffix = node.child("w:suff").attribute("w:val").as_string("tab");
  result.restarts_after = value_of(node, "w:lvlRestart", -1);
  result.legal = is_on(node.child("w:isLgl"));
  return result;
}

std::optional<int> ListLevels::level_of_style(int list, std::string_view style) const {
  for (int i = 0; i < kLevels; ++i) {
    const pugi::xml_node node = level_node(list, i);
    if (node && style == node.child("w:pStyle").attribute("w:val").value()) return i;
  }
  return std::nullopt;
}

std::optional<int> ListLevels::definition(int list) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return std::nullopt;
  return found->second.definition;
}

std::optional<int> ListLevels::start_override(int list, int level) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) return std::nullopt;
  for (const pugi::xml_node over : found->second.node.children("w:lvlOverride")) {
    const pugi::xml_node start = over.child("w:startOverride");
    if (over.attribute("w:ilvl").as_int(-1) == level && start) {
      return start.attribute("w:val").as_int();
    }
  }
  return std::nullopt;
}

void ListCounter::start(Counts& counts, int list, int level) {
  const auto at = static_cast<std::size_t>(level);
  const std::optional<int> over = levels_.start_override(list, level);
  if (over && overridden_.insert({list, level}).second) {
    counts[at] = *over;
  } else if (counts[at]) {
    ++*counts[at];
  } else {
    const std::optional<ListLevel> own = levels_.level(list, level);
    counts[at] = over ? *over : own ? own->start : 1;
  }
}

std::string ListCounter::next(int list, int level) {
  level = std::clamp(level, 0, ListLevels::kLevels - 1);
  const std::optional<ListLevel> own = levels_.level(list, level);
  const std::optional<int> definition = levels_.definition(list);
  if (!own || !definition) return {};
  Counts& counts = counts_[*definition];
  start(counts, list, level);
  for (int deeper = level + 1; deeper < ListLevels::kLevels; ++deeper) {
    const std::optional<ListLevel> other = levels_.level(list, deeper);
    const int after = other ? other->restarts_after : -1;
    if (after == -1 || (after > 0 && level < after))
      counts[static_cast<std::size_t>(deeper)].reset();
  }

  std::string label;
  const std::string text = xml::unescape(own->text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int shown = text[i] == '%' && i + 1 < text.size() ? text[i + 1] - '1' : -1;
    if (shown < 0 || shown >= ListLevels::kLevels) {
      label += text[i];
      continue;
    }
    ++i;
    const std::optional<ListLevel> other = levels_.level(list, shown);
    const std::string_view format = !other ? "decimal" : other->format;
    const int number = counts[static_cast<std::size_t>(shown)].value_or(other ? other->start : 1);
    label += list_number(number, own->legal ? "decimal" : format);
  }
  return label;
}

std::string list_number(int number, std::string_view format) {
  if (format == "bullet" || format == "none") return {};
  if (format.starts_with("chineseCounting") || format == "japaneseCounting" ||
      format == "taiwaneseCountingThousand" || format == "taiwaneseCounting") {
    return text::chinese_numeral(std::int64_t{number});
  }
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" ||
      format == "taiwaneseDigital") {
    return text::chinese_digits(std::to_string(number));
  }
  if (format.starts_with("decimalEnclosedCircle")) return text::circled_number(number);
  if (format.starts_with("decimalFullWidth")) return full_width(number);
  if (format == "decimalZero") return (number < 10 ? "0" : "") + std::to_string(number);
  if (format == "lowerLetter") return letters(number, 'a');
  if (format == "upperLetter") return letters(number, 'A');
  if (format == "lowerRoman") return roman(number, false);
  if (format == "upperRoman") return roman(number, true);
  if (format == "ideographTraditional") return stem(number, U"甲乙丙丁戊己庚辛壬癸");
  if (format == "ideographZodiac") return stem(number, U"子丑寅卯辰巳午未申酉戌亥");
  return std::to_string(number);
}

}  // namespace chengwen::wml
