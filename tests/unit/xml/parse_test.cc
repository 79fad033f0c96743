#include "xml/parse.h"

#include <gtest/gtest.h>

#include <sstream>

#include "xml/messages.h"

namespace chengwen::xml {
namespace {

using namespace std::string_view_literals;

/// The document written as it was read.
std::string written(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_escapes | pugi::format_no_declaration,
                pugi::encoding_utf8);
  return out.str();
}

/// What parsing `bytes` complains about: id and arguments, "" when nothing.
std::string complaint(std::string_view bytes, const ParseLimits& limits = {}) {
  pugi::xml_document document;
  diag::Report report;
  const bool good = parse(bytes, document, "部件.xml", report, limits);
  EXPECT_EQ(good, report.empty());
  if (good) return "";
  EXPECT_EQ(report.diagnostics().size(), 1u);
  EXPECT_FALSE(document.first_child());
  const diag::Diagnostic& said = report.diagnostics().front();
  EXPECT_EQ(said.file, "部件.xml");
  std::string out(said.message->id);
  for (const std::string& argument : said.arguments) out += " " + argument;
  return out;
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

std::string nested(int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += "<a>";
  out += "字";
  for (int i = 0; i < depth; ++i) out += "</a>";
  return out;
}

TEST(Parse, NothingIsLostOrUnescaped) {
  for (const std::string_view bytes :
       {"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<r/>\n",
        "<r> <a> 甲 </a>\r\n\t</r>", R"(<r a="1 &lt; &#10;2">&amp;&#x41;</r>)",
        "<!-- 前 --><r><![CDATA[<x>&]]><?pi 值?><!-- 中 --></r>"}) {
    pugi::xml_document document;
    diag::Report report;
    ASSERT_TRUE(parse(bytes, document, "", report)) << bytes;
    EXPECT_EQ(written(document), bytes);
  }
}

TEST(Parse, ByteOrderMarkOfUtf8IsLeftOut) {
  pugi::xml_document document;
  diag::Report report;
  ASSERT_TRUE(parse("\uFEFF<r>甲</r>", document, "", report));
  EXPECT_EQ(written(document), "<r>甲</r>");
}

TEST(Parse, Utf16BecomesUtf8) {
  for (const bool big_endian : {false, true}) {
    pugi::xml_document document;
    diag::Report report;
    const std::string bytes =
        utf16(u"\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><r>预算𠮷</r>", big_endian);
    ASSERT_TRUE(parse(bytes, document, "", report));
    EXPECT_EQ(written(document),
              R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><r>预算𠮷</r>)");
  }
}

TEST(WellFormed, GivesTheTextInUtf8) {
  const std::string text = "<?xml version='1.0'?>\n<r a = '甲' />";
  diag::Report report;
  EXPECT_EQ(well_formed(text, "部件.xml", report), text);
  EXPECT_EQ(well_formed(utf16(u"\uFEFF<r a = '甲' />", true), "部件.xml", report),
            "<r a = '甲' />");
  EXPECT_TRUE(report.empty());
  EXPECT_EQ(well_formed("<r>", "部件.xml", report), std::nullopt);
  EXPECT_EQ(well_formed("\xFF\xFE<", "部件.xml", report), std::nullopt);
  EXPECT_EQ(report.errors(), 2u);
}

TEST(Parse, SaysWhereItBreaks) {
  EXPECT_EQ(complaint("<r>\n  甲乙</a></r>"), "xml.malformed 2 7");
  EXPECT_EQ(complaint("<r><a></r>"), "xml.malformed 1 9");
  EXPECT_EQ(complaint(utf16(u"\uFEFF<r>\n\n甲</a>", false)), "xml.malformed 3 4");
  for (const std::string_view bytes :
       {"<", "<r", "<r>", "<r a=1/>", "<r a='1/>", "<r><!-- </r>", "<r></r><r/>", "<r/>字",
        "字<r/>", "<r/><![CDATA[x]]>", "</r>", "<r/></r>"}) {
    EXPECT_TRUE(complaint(bytes).starts_with("xml.malformed ")) << bytes << complaint(bytes);
  }
}

TEST(Parse, EmptyHasNoRoot) {
  for (const std::string_view bytes :
       {"", " \r\n", "\uFEFF", "<?xml version='1.0'?>", "<!-- 无 -->", "\0\0"}) {
    EXPECT_EQ(complaint(bytes), "xml.no-root") << bytes;
  }
}

TEST(Parse, RefusesDocumentTypes) {
  EXPECT_EQ(complaint("<!DOCTYPE r><r/>"), "xml.doctype");
  EXPECT_EQ(complaint(R"(<!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><r>&c;</r>)"),
            "xml.doctype");
  EXPECT_EQ(complaint("<!DOCTYPE r [<r/>"), "xml.doctype");
  EXPECT_EQ(complaint("<!DOCTYPE r [<!ENTITY a 'b'>]><r>"), "xml.doctype");
}

TEST(Parse, RefusesOtherEncodings) {
  EXPECT_EQ(complaint("<r>\xD6\xD0</r>"), "xml.encoding");
  EXPECT_EQ(complaint("<r>\xED\xA0\x80</r>"), "xml.encoding");
  EXPECT_EQ(complaint("\xFF\xFE<\0r\0/\0>"sv), "xml.encoding");
}

TEST(Parse, LimitsHold) {
  EXPECT_EQ(complaint(nested(512)), "");
  EXPECT_EQ(complaint(nested(513)), "xml.too-deep 512");
  EXPECT_EQ(complaint(nested(3), {.depth = 2}), "xml.too-deep 2");
  EXPECT_EQ(complaint("<r><a/><b><c/></b></r>", {.depth = 3}), "");
  EXPECT_EQ(complaint(nested(200'000)), "xml.too-deep 512");
  EXPECT_EQ(complaint("<r a='1'/>", {.nodes = 2}), "");
  EXPECT_EQ(complaint("<r a='1' b='2'/>", {.nodes = 2}), "xml.too-many-nodes 2");
}

}  // namespace
}  // namespace chengwen::xml
