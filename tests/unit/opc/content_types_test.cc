#include "opc/content_types.h"

#include <gtest/gtest.h>

namespace chengwen::opc {
namespace {

constexpr std::string_view kText =
    "<Types><Default Extension=\"XML\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/Document.xml\" ContentType=\"a/document\" extra='1'/></Types>";

TEST(ContentTypes, OverrideThenDefaultThenNothing) {
  const ContentTypes types(kText);
  EXPECT_EQ(types.of("word/document.xml"), "a/document");
  EXPECT_EQ(types.of("/WORD/document.XML"), "a/document");
  EXPECT_EQ(types.of("word/styles.xml"), "application/xml");
  EXPECT_EQ(types.of("word/media/a.png"), "");
  EXPECT_EQ(types.of("xml"), "");
}

TEST(ContentTypes, SetChangesAsLittleAsItCan) {
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {"word/a.xml", "application/xml", ""},
      {"word/document.xml", "a/document", ""},
      {"word/a.xml", "a/b", "<Override PartName=\"/word/a.xml\" ContentType=\"a/b\"/>"},
      {"word/a.PNG", "image/png", "<Default Extension=\"png\" ContentType=\"image/png\"/>"},
      {"word/a.xml", "image/svg+xml",
       "<Override PartName=\"/word/a.xml\" ContentType=\"image/svg+xml\"/>"},
      {"word/a", "image/png", "<Override PartName=\"/word/a\" ContentType=\"image/png\"/>"},
      {"_rels/.rels", "r", "<Default Extension=\"rels\" ContentType=\"r\"/>"},
      {"word/a&b.bin", "a/b", "<Override PartName=\"/word/a&amp;b.bin\" ContentType=\"a/b\"/>"},
  };
  for (const auto& [part, type, added] : cases) {
    ContentTypes types(kText);
    types.set(part, type);
    EXPECT_EQ(types.of(part), type);
    std::string expected(kText);
    expected.insert(expected.size() - std::string_view("</Types>").size(), added);
    EXPECT_EQ(types.text(), expected) << part;
    types.set(part, type);
    EXPECT_EQ(types.text(), expected) << part << " again";
  }
}

TEST(ContentTypes, SetChangesAnOverrideInPlace) {
  ContentTypes types(kText);
  types.set("word/document.xml", "a/other");
  std::string expected(kText);
  expected.replace(expected.find("a/document"), 10, "a/other");
  EXPECT_EQ(types.text(), expected);
  EXPECT_EQ(types.of("word/document.xml"), "a/other");
}

TEST(ContentTypes, RemoveForgetsTheOverrideOnly) {
  ContentTypes types(kText);
  types.remove("word/styles.xml");
  EXPECT_EQ(types.text(), kText);
  types.remove("WORD/document.xml");
  EXPECT_EQ(types.text(),
            "<Types><Default Extension=\"XML\" ContentType=\"application/xml\"/></Types>");
  EXPECT_EQ(types.of("word/document.xml"), "application/xml");
}

}  // namespace
}  // namespace chengwen::opc
