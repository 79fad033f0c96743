#include "wml/field_codes.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "wml/format_edit.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

constexpr std::array<std::string_view, 3> kReferences = {"REF", "PAGEREF", "NOTEREF"};
constexpr std::array<std::string_view, 3> kTables = {"TOC", "INDEX", "TOA"};
constexpr std::string_view kQuote = "&quot;";

std::string_view next_word(std::string_view& code) {
  const std::size_t begin = std::min(code.find_first_not_of(" \t"), code.size());
  const std::size_t end = std::min(code.find_first_of(" \t", begin), code.size());
  const std::string_view word = code.substr(begin, end - begin);
  code.remove_prefix(end);
  return word;
}

std::string_view unquoted(std::string_view word) {
  for (const std::string_view quote : {std::string_view("\""), kQuote}) {
    if (word.size() >= 2 * quote.size() && word.starts_with(quote) && word.ends_with(quote))
      return word.substr(quote.size(), word.size() - 2 * quote.size());
  }
  return word;
}

bool is_word(std::string_view word, std::string_view upper) {
  return std::equal(word.begin(), word.end(), upper.begin(), upper.end(), [](char a, char b) {
    return a == b || (b >= 'A' && b <= 'Z' && a == b - 'A' + 'a');
  });
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view upper) { return is_word(word, upper); });
}

/// A field whose code is being read.
struct Field {
  pugi::xml_node begin;
  std::vector<pugi::xml_node> codes;  // w:instrText
};

class Fields {
 public:
  void visit(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "w:fldSimple") {
      outdate(node, node.attribute("w:instr").value());
    } else if (name == "w:fldChar") {
      character(node);
    } else if (name == "w:instrText" && !open_.empty()) {
      open_.back().codes.push_back(node);
    }
    for (const pugi::xml_node child : node.children()) visit(child);
  }

 private:
  void character(const pugi::xml_node& node) {
    if (std::string_view(node.attribute("w:fldCharType").value()) == "begin") {
      open_.push_back({node, {}});
    } else if (!open_.empty()) {
      code(open_.back());
      open_.back().codes.clear();
      const bool ends = std::string_view(node.attribute("w:fldCharType").value()) == "end";
      if (ends) open_.pop_back();
    }
  }

  static void code(const Field& field) {
    std::string joined;
    for (const pugi::xml_node& code : field.codes) {
      for (const pugi::xml_node child : code.children()) {
        if (child.type() != pugi::node_pcdata) return;
        joined += child.value();
      }
    }
    outdate(field.begin, joined);
    if (field.codes.size() < 2 || !refers(joined)) return;
    for (pugi::xml_node code : field.codes) code.remove_children();
    pugi::xml_node first = field.codes.front();
    first.append_child(pugi::node_pcdata).set_value(joined.c_str());
    set_attribute(first, "xml:space", "preserve");
  }

  static bool refers(std::string_view code) {
    const std::string_view field = next_word(code);
    return is_one_of(field, kReferences) || is_word(field, "HYPERLINK");
  }

  static void outdate(pugi::xml_node field, std::string_view code) {
    if (is_one_of(next_word(code), kTables)) set_attribute(field, "w:dirty", "true");
  }

  std::vector<Field> open_;
};

}  // namespace

std::string_view referred_bookmark(std::string_view code) {
  const std::string_view field = next_word(code);
  if (is_one_of(field, kReferences)) return unquoted(next_word(code));
  if (!is_word(field, "HYPERLINK")) return field;
  while (!code.empty()) {
    if (next_word(code) == "\\l") return unquoted(next_word(code));
  }
  return {};
}

void prepare_fields(pugi::xml_node story) {
  Fields().visit(story);
}

}  // namespace chengwen::wml
