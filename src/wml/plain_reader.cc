#include "wml/plain_reader.h"

#include <algorithm>

#include "text/utf8.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kWideBrace = "\uff5b";

/// Deeper than any property of Word's.
constexpr std::size_t kDeepest = 8;

using Bytes = std::array<bool, 256>;

constexpr Bytes bytes_of(std::string_view all) {
  Bytes bytes{};
  for (const char c : all) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}

constexpr Bytes bytes_but(std::string_view stops) {
  Bytes bytes = bytes_of(stops);
  for (bool& byte : bytes) byte = !byte;
  bytes[0] = false;
  return bytes;
}

constexpr Bytes kName =
    bytes_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:_-.");
constexpr Bytes kText = bytes_but("<&\n\r\t");
/// Where a tag could begin, or the value could mean other characters, it is no plain one.
constexpr Bytes kValue = bytes_but("\"'<&{");
constexpr Bytes kAsciiValue = [] {
  Bytes bytes = kValue;
  std::fill(bytes.begin() + 0x80, bytes.end(), false);
  return bytes;
}();

const char* pass(const char* at, const Bytes& bytes) {
  while (bytes[static_cast<unsigned char>(*at)]) ++at;
  return at;
}

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// Attributes that say how something looks, or which session of Word it comes from; none that
/// names something or leads somewhere.
bool is_plain_attribute(std::string_view name) {
  if (name.ends_with(":id") || name == "w:name") return false;
  return name.starts_with("w:") || name.starts_with("w14:") || name == "xml:space";
}

bool is_plain_property(std::string_view name) {
  if (name == "w:numPr" || name == "w:sectPr") return false;
  return name.starts_with("w:") || name.starts_with("w14:");
}

bool may_hold_tag(std::string_view text) {
  return text.find('{') != std::string_view::npos ||
         text.find(kWideBrace) != std::string_view::npos;
}

}  // namespace

const char* PlainReader::read(const char* at) {
  at_ = at;
  const std::size_t begin = out_.text.size(), first_text = out_.texts.size();
  paragraph_ = {};
  paragraph_.begin = begin;
  paragraph_.first_text = first_text;
  const bool plain = paragraph();
  const std::string_view text = std::string_view(out_.text).substr(begin);
  if (!plain || !text::is_valid(text)) {
    out_.text.resize(begin);
    out_.texts.resize(first_text);
    return nullptr;
  }
  if (!may_hold_tag(text)) out_.texts.resize(first_text);
  paragraph_.last_text = out_.texts.size();
  paragraph_.end = out_.text.size();
  out_.text += '\n';
  paragraph_.xml = between(at, at_);
  out_.paragraphs.push_back(paragraph_);
  return at_;
}

bool PlainReader::paragraph() {
  Tag tag;
  if (!start_tag(tag) || tag.name != "w:p") return false;
  if (tag.closed) return true;
  Properties own;
  if (begins("<w:pPr") && !properties("w:pPr", known_of_paragraphs_, own)) return false;
  for (std::size_t runs = 0; !skip("</w:p>");) {
    tag = {};
    if (!start_tag(tag)) return false;
    if (tag.name == "w:r") {
      if (!tag.closed && !run(runs++)) return false;
    } else if (tag.name != "w:proofErr" || !tag.closed) {
      return false;
    }
  }
  paragraph_.properties = own.xml;
  paragraph_.style = own.style;
  paragraph_.outline = own.outline;
  return true;
}

bool PlainReader::run(std::size_t number) {
  Properties own;
  if (begins("<w:rPr") && !properties("w:rPr", known_of_runs_, own)) return false;
  while (!skip("</w:r>")) {
    Tag tag;
    if (!start_tag(tag)) return false;
    if (tag.name == "w:t") {
      if (!tag.closed && !text(tag, own.xml, number)) return false;
      continue;
    }
    if (!tag.closed || tag.typed) return false;
    if (tag.name == "w:br" || tag.name == "w:cr") {
      out_.text += '\n';
    } else if (tag.name == "w:tab") {
      out_.text += '\t';
    } else if (tag.name != "w:lastRenderedPageBreak") {
      return false;
    }
  }
  return true;
}

bool PlainReader::text(const Tag& tag, std::string_view run_properties, std::size_t run) {
  const char* const begin = at_;
  bool escaped = false;
  for (at_ = pass(at_, kText); *at_ == '&' && at_[1] != '#'; at_ = pass(at_ + 1, kText)) {
    escaped = true;
  }
  PlainText text;
  text.raw = between(begin, at_);
  if (!skip("</w:t>")) return false;
  text.begin = out_.text.size();
  if (escaped) {
    out_.text += xml::unescape(text.raw);
  } else {
    out_.text += text.raw;
  }
  text.end = out_.text.size();
  text.run_properties = run_properties;
  text.run = run;
  text.keeps_blanks = tag.keeps_blanks;
  out_.texts.push_back(text);
  return true;
}

bool PlainReader::properties(std::string_view name, KnownProperties& known, Properties& out) {
  for (const Properties& each : known.all) {
    if (each.xml.empty() || !skip(each.xml)) continue;
    out = each;
    return true;
  }
  if (!read_properties(name, out)) return false;
  known.all[known.next++ % known.all.size()] = out;
  return true;
}

bool PlainReader::read_properties(std::string_view name, Properties& out) {
  const char* const begin = at_;
  std::array<std::string_view, kDeepest> open;
  std::size_t depth = 0;
  do {
    if (depth > 0 && skip("</")) {
      if (this->name() != open[--depth] || !skip(">")) return false;
      continue;
    }
    Tag tag;
    if (!start_tag(tag) || !is_plain_property(tag.name)) return false;
    if (depth == 0 && tag.name != name) return false;
    if (depth == 1 && tag.name == "w:pStyle" && out.style.empty()) out.style = tag.value;
    if (depth == 1 && tag.name == "w:outlineLvl" && out.outline.empty()) out.outline = tag.value;
    if (tag.closed) continue;
    if (depth == open.size()) return false;
    open[depth++] = tag.name;
  } while (depth > 0);
  out.xml = between(begin, at_);
  return true;
}

bool PlainReader::start_tag(Tag& tag) {
  constexpr std::string_view kPrefix = "<w:";
  if (!begins(kPrefix)) return read_start_tag(tag);
  const auto letter = static_cast<unsigned char>(at_[kPrefix.size()]);
  const bool bare = letter != 0 && at_[kPrefix.size() + 1] == '>';
  KnownTag& known = known_tags_[(letter * 2u + (bare ? 1u : 0u)) % known_tags_.size()];
  if (!known.xml.empty() && skip(known.xml)) {
    tag = known.tag;
    return true;
  }
  const char* const begin = at_;
  if (!read_start_tag(tag)) return false;
  known = {between(begin, at_), tag};
  return true;
}

bool PlainReader::read_start_tag(Tag& tag) {
  if (*at_ != '<') return false;
  ++at_;
  tag.name = name();
  for (;;) {
    const char* const end = at_;
    while (*at_ == ' ') ++at_;
    if (*at_ == '>') return ++at_, true;
    if (*at_ == '/') return tag.closed = true, skip("/>");
    if (at_ == end || !attribute(tag)) return false;
  }
}

bool PlainReader::attribute(Tag& tag) {
  const std::string_view name = this->name();
  if (*at_ != '=' || !is_plain_attribute(name)) return false;
  const char quote = *++at_;
  if (quote != '"' && quote != '\'') return false;
  const char* const begin = ++at_;
  at_ = pass(at_, kAsciiValue);
  if (*at_ != quote) {
    at_ = pass(at_, kValue);
    const std::string_view value = between(begin, at_);
    if (*at_ != quote || !text::is_valid(value) || may_hold_tag(value)) return false;
  }
  if (name == "w:val") tag.value = between(begin, at_);
  if (name == "xml:space") tag.keeps_blanks = true;
  if (name == "w:type") tag.typed = true;
  ++at_;
  return true;
}

std::string_view PlainReader::name() {
  const char* const begin = at_;
  at_ = pass(at_, kName);
  return between(begin, at_);
}

}  // namespace chengwen::wml
