#include "wml/mark.h"

#include "text/characters.h"
#include "text/utf8.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

bool word_at(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  if (text.size() == word.size()) return true;
  std::size_t position = word.size();
  return !text::is_identifier_part(text::decode(text, position));
}

/// True when an expression can begin with `text`. What cannot, as in `{{r | upper }}`, follows a
/// variable that happens to be called like a prefix.
bool begins_expression(std::string_view text) {
  if (text.empty()) return false;
  for (const std::string_view word : {"if", "in", "is", "and", "or", "else", "not in"}) {
    if (word_at(text, word)) return false;
  }
  return std::string_view("|.,:=*/%~<>!)]}").find(text[0]) == std::string_view::npos;
}

const Prefix* prefix_of(std::string_view content, jinja::Tag::Kind kind) {
  for (const Prefix& prefix : kPrefixes) {
    if (!content.starts_with(prefix.word)) continue;
    const std::string_view rest = content.substr(prefix.word.size());
    if (kind == jinja::Tag::Kind::comment) {
      if (rest.empty()) return &prefix;
    } else if (kind == jinja::Tag::Kind::expression && !begins_expression(text::trim(rest))) {
      continue;
    }
    std::size_t position = 0;
    if (!rest.empty() && text::is_white_space(text::decode(rest, position))) return &prefix;
  }
  return nullptr;
}

Mark::Kind kind_of(jinja::Tag::Kind kind) {
  switch (kind) {
    case jinja::Tag::Kind::expression:
      return Mark::Kind::expression;
    case jinja::Tag::Kind::statement:
      return Mark::Kind::statement;
    case jinja::Tag::Kind::escape:
      return Mark::Kind::text;
    default:
      return Mark::Kind::nothing;
  }
}

diag::Span span(const StoryTree& tree, std::size_t begin, std::size_t end) {
  return {tree.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The text of a tag without the line breaks and tabs that Word put into its string literals: they
/// stand for no character of their own, as in docxtpl.
std::string typed(const JoinedText& joined, std::size_t begin, std::size_t end) {
  const std::string_view all = std::string_view(joined.text).substr(begin, end - begin);
  if (all.find('\n') == all.npos && all.find('\t') == all.npos) return std::string(all);
  std::string out;
  char quote = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const char c = joined.text[i];
    const bool gap = (c == '\n' || c == '\t') && quote != 0 && !joined.piece_at(i);
    if (gap) continue;
    out += c;
    if (quote != 0 && c == '\\' && i + 1 < end) {
      out += joined.text[++i];
    } else if (c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    }
  }
  return out;
}

}  // namespace

void make_marks(StoryTree& tree) {
  const std::string_view text = tree.joined.text;
  tree.marks.reserve(tree.tags.size());
  for (const jinja::Tag& tag : tree.tags) {
    Mark mark;
    mark.kind = kind_of(tag.kind);
    mark.tag = span(tree, tag.begin, tag.end);
    mark.trim_before = tag.trim_before;
    mark.trim_after = tag.trim_after;
    std::size_t begin = tag.content_begin;
    if (mark.kind == Mark::Kind::text) {
      for (const char c : text.substr(tag.begin, tag.end - tag.begin)) {
        if (c != '_') mark.text += c;
      }
    } else {
      const std::string_view content = text.substr(begin, tag.content_end - begin);
      if (!tag.trim_before) mark.prefix = prefix_of(content, tag.kind);
      if (mark.prefix) begin += mark.prefix->word.size();
      mark.text = typed(tree.joined, begin, tag.content_end);
    }
    mark.span = span(tree, begin, tag.content_end);
    if (mark.prefix) mark.site = mark.prefix->site;
    tree.marks.push_back(std::move(mark));
  }
}

namespace {

void collect_marks(pugi::xml_node node, std::vector<pugi::xml_node>& out) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    const pugi::xml_node_type type = child.type();
    if (type == pugi::node_element) {
      if (!named(child, "w:rPr") && !named(child, "w:pPr")) collect_marks(child, out);
    } else if (type == pugi::node_pi && is_mark(child)) {
      out.push_back(child);
    }
  }
}

}  // namespace

std::vector<pugi::xml_node> marks_in(pugi::xml_node root) {
  std::vector<pugi::xml_node> marks;
  collect_marks(root, marks);
  return marks;
}

}  // namespace chengwen::wml
