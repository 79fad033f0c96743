#include "opc/item_list.h"

#include <algorithm>

#include "xml/escape.h"

namespace chengwen::opc {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct Markup {
  enum Kind { start, empty, end, other } kind;
  std::size_t begin, past;
};

std::size_t past(std::string_view text, std::string_view mark, std::size_t from) {
  return std::min(text.find(mark, from), text.size() - mark.size()) + mark.size();
}

/// The end of a tag that begins at `begin`, which attribute values may hide.
std::size_t past_tag(std::string_view text, std::size_t begin) {
  char quote = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == '>') {
      return i + 1;
    }
  }
  return text.size();
}

/// The next piece of markup from `from` on; an empty `other` at the end of the text when there is
/// none.
Markup next_markup(std::string_view text, std::size_t from) {
  const std::size_t begin = std::min(text.find('<', from), text.size());
  const std::string_view rest = text.substr(begin);
  if (rest.empty()) return {Markup::other, begin, begin};
  if (rest.starts_with("<!--")) return {Markup::other, begin, past(text, "-->", begin + 4)};
  if (rest.starts_with("<![CDATA[")) return {Markup::other, begin, past(text, "]]>", begin)};
  if (rest.starts_with("<?")) return {Markup::other, begin, past(text, "?>", begin)};
  const std::size_t end = past_tag(text, begin);
  if (rest.starts_with("</")) return {Markup::end, begin, end};
  return {text[end - 2] == '/' ? Markup::empty : Markup::start, begin, end};
}

/// "r:Relationship" of "<r:Relationship Id=…>".
std::string_view qualified_name(std::string_view tag) {
  std::size_t end = 1;
  while (end < tag.size() && !is_space(tag[end]) && tag[end] != '/' && tag[end] != '>') ++end;
  return tag.substr(1, end - 1);
}

struct Extent {
  std::size_t begin = 0, end = 0;
};

/// Where an attribute's raw value stands in an element's text.
std::optional<Extent> find_attribute(std::string_view element, std::string_view wanted) {
  std::size_t at = 1 + qualified_name(element).size();
  while (true) {
    while (at < element.size() && is_space(element[at])) ++at;
    if (at >= element.size() || element[at] == '/' || element[at] == '>') return std::nullopt;
    const std::size_t begin = at;
    while (at < element.size() && !is_space(element[at]) && element[at] != '=') ++at;
    const std::string_view name = element.substr(begin, at - begin);
    while (at < element.size() && element[at] != '"' && element[at] != '\'') ++at;
    if (at >= element.size()) return std::nullopt;
    const std::size_t open = at + 1, close = element.find(element[at], open);
    if (close == element.npos) return std::nullopt;
    if (name == wanted) return Extent{open, close};
    at = close + 1;
  }
}

}  // namespace

std::string_view ItemList::Item::name() const {
  const std::string_view qualified = qualified_name(text);
  return qualified.substr(qualified.find(':') + 1);  // npos + 1 is 0
}

std::string ItemList::Item::attribute(std::string_view wanted) const {
  const std::optional<Extent> value = find_attribute(text, wanted);
  return value
             ? xml::unescape(std::string_view(text).substr(value->begin, value->end - value->begin))
             : "";
}

void ItemList::Item::set_attribute(std::string_view wanted, std::string_view value) {
  const std::optional<Extent> old = find_attribute(text, wanted);
  if (!old) return;
  std::string escaped;
  xml::escape_attribute(value, escaped);
  // Between apostrophes an apostrophe would end the value.
  for (std::size_t at = escaped.find('\''); at != escaped.npos; at = escaped.find('\'', at)) {
    escaped.replace(at, 1, "&apos;");
  }
  text.replace(old->begin, old->end - old->begin, escaped);
}

ItemList::ItemList(std::string_view text) {
  Markup markup = next_markup(text, 0);
  while (markup.kind == Markup::other && markup.past < text.size())
    markup = next_markup(text, markup.past);
  root_ = qualified_name(text.substr(markup.begin));
  head_ = text.substr(0, markup.past);
  if (markup.kind == Markup::empty) {
    tail_ = text.substr(markup.past);
    return;
  }
  std::size_t gap = markup.past, begin = 0;
  for (int depth = 0; depth >= 0 && markup.past < text.size();) {
    markup = next_markup(text, markup.past);
    if (markup.kind == Markup::other) continue;
    if (depth == 0) begin = markup.begin;
    if (markup.kind == Markup::start) ++depth;
    if (markup.kind == Markup::end) --depth;
    if (depth != 0) continue;
    items_.push_back({std::string(text.substr(gap, begin - gap)),
                      std::string(text.substr(begin, markup.past - begin))});
    gap = markup.past;
  }
  tail_ = text.substr(gap);
}

void ItemList::append(
    std::string_view name,
    const std::vector<std::pair<std::string_view, std::string_view>>& attributes) {
  if (head_.ends_with("/>")) {
    head_.replace(head_.size() - 2, 2, ">");
    tail_.insert(0, "</" + root_ + ">");
  }
  const std::string_view prefix =
      std::string_view(root_).substr(0, root_.find(':') + 1);  // npos + 1 is 0
  std::string element = "<";
  element.append(prefix).append(name);
  for (const auto& [attribute, value] : attributes) {
    element.append(" ").append(attribute).append("=\"");
    xml::escape_attribute(value, element);
    element += '"';
  }
  items_.push_back({"", element + "/>"});
}

std::string ItemList::text() const {
  std::string out = head_;
  for (const Item& item : items_) out.append(item.gap).append(item.text);
  return out.append(tail_);
}

}  // namespace chengwen::opc
