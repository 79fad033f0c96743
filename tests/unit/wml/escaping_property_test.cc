#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <pugixml.hpp>
#include <string>

#include "data/json_text.h"
#include "text/utf8.h"
#include "unit/wml/cut_text.h"
#include "unit/wml/filled.h"

namespace chengwen::wml::test {
namespace {

/// Any text but one that makes paragraphs (BEL, FF).
std::u32string any_text() {
  std::u32string text;
  for (auto left = *rc::gen::inRange(0, 30); left > 0; --left) {
    const auto c = *rc::gen::weightedOneOf<std::uint32_t>(
        {{3, rc::gen::inRange<std::uint32_t>(0, 0x80)},
         {2, rc::gen::element<std::uint32_t>('<', '>', '&', '"', '{', '}', '%', '\t', '\n', '\r')},
         {2, rc::gen::inRange<std::uint32_t>(0x80, 0xD800)},
         {1, rc::gen::inRange<std::uint32_t>(0xE000, 0x110000)}});
    if (c != 0x07 && c != 0x0C) text.push_back(static_cast<char32_t>(c));
  }
  return text;
}

/// What a reader should see: line ends are LF, what XML may not hold is gone.
std::string as_shown(const std::u32string& text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c == U'\r') {
      if (i + 1 == text.size() || text[i + 1] != U'\n') shown += '\n';
    } else if (c == U'\t' || c == U'\n' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF)) {
      text::append(shown, c);
    }
  }
  return shown;
}

std::string utf8(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) text::append(out, c);
  return out;
}

std::string text_of_paragraph(const pugi::xml_node& paragraph) {
  std::string text;
  for (const pugi::xml_node run : paragraph.children("w:r")) {
    for (const pugi::xml_node part : run.children()) {
      const std::string_view name = part.name();
      if (name == "w:t") text += part.text().get();
      if (name == "w:tab") text += '\t';
      if (name == "w:br") text += '\n';
    }
  }
  return text;
}

TEST(Escaping, AnyTextOfTheDataIsShownAsItIs) {
  EXPECT_TRUE(rc::check([] {
    const std::u32string text = any_text();
    data::Value data = data::Value::map();
    data.mutable_map().set(data::Value::string("x"), data::Value::string(utf8(text)));
    const std::string body =
        filled_body(paragraph(run("{{ x }}")) + paragraph(run("{{ [x][0] ~ '' }}{{ x }}")),
                    data::json_text(data));
    pugi::xml_document read;
    RC_ASSERT(read.load_string(("<b>" + body + "</b>").c_str(),
                               pugi::parse_default | pugi::parse_ws_pcdata));
    const pugi::xml_node first = read.child("b").child("w:p");
    RC_ASSERT(text_of_paragraph(first) == as_shown(text));
    RC_ASSERT(text_of_paragraph(first.next_sibling()) == as_shown(text) + as_shown(text));
  }));
}

}  // namespace
}  // namespace chengwen::wml::test
