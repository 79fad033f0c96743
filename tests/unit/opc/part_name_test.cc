#include "opc/part_name.h"

#include <gtest/gtest.h>

#include "opc/package.h"

namespace chengwen::opc {
namespace {

TEST(PartName, KeysAreEqualForTheSamePart) {
  const std::string key = part_key("word/media/图 1.png");
  for (const std::string_view same : {"/word/media/图 1.png", "Word\\Media\\图 1.PNG",
                                      "word/media/%E5%9B%be%201.png", "//word/media/图%201.png"}) {
    EXPECT_EQ(part_key(same), key) << same;
  }
  for (const std::string_view other :
       {"word/media/图1.png", "media/图 1.png", "word/media/图%2 1.png"}) {
    EXPECT_NE(part_key(other), key) << other;
  }
  EXPECT_EQ(part_key("100%"), "100%");
  EXPECT_EQ(part_key("a%zz%4"), "a%zz%4");
  EXPECT_EQ(part_key(""), "");
}

TEST(PartName, OfAZipEntry) {
  const std::pair<std::string_view, std::optional<std::string>> cases[] = {
      {"word/document.xml", "word/document.xml"},
      {"[Content_Types].xml", "[Content_Types].xml"},
      {"/word/document.xml", "word/document.xml"},
      {"word\\document.xml", "word/document.xml"},
      {"\\\\word\\a", "word/a"},
      {"word/...x", "word/...x"},
      {"", std::nullopt},
      {"/", std::nullopt},
      {"word/", std::nullopt},
      {"word//a", std::nullopt},
      {".", std::nullopt},
      {"./word/a", std::nullopt},
      {"../a", std::nullopt},
      {"word/../../a", std::nullopt},
      {"..\\..\\a", std::nullopt},
  };
  for (const auto& [entry, name] : cases) EXPECT_EQ(part_name(entry), name) << entry;
}

TEST(PartName, RelationshipsPartAndBack) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", "_rels/.rels"},
      {"a.xml", "_rels/a.xml.rels"},
      {"word/document.xml", "word/_rels/document.xml.rels"},
  };
  for (const auto& [source, part] : cases) {
    EXPECT_EQ(relationships_part(source), part);
    EXPECT_EQ(relationships_source(part), source);
  }
  EXPECT_EQ(relationships_source("Word/_RELS/Document.xml.RELS"), "Word/Document.xml");
  for (const std::string_view other :
       {"word/document.xml", "word/document.xml.rels", "word/_rels/a.xml", "word/x_rels/a.rels",
        "word/_rels/b/a.rels", ""}) {
    EXPECT_EQ(relationships_source(other), std::nullopt) << other;
  }
}

TEST(PartName, Extension) {
  EXPECT_EQ(extension("media/image1.PNG"), "png");
  EXPECT_EQ(extension("_rels/.rels"), "rels");
  EXPECT_EQ(extension("a.tar.gz"), "gz");
  EXPECT_EQ(extension("word.d/document"), "");
  EXPECT_EQ(extension("a."), "");
}

TEST(PartName, ResolvesTargets) {
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {"", "word/document.xml", "word/document.xml"},
      {"", "/word/document.xml", "word/document.xml"},
      {"word/document.xml", "media/image1.png", "word/media/image1.png"},
      {"word/document.xml", "/docProps/app.xml", "docProps/app.xml"},
      {"word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"},
      {"word/document.xml", "./styles.xml", "word/styles.xml"},
      {"word/document.xml", "media\\image1.png", "word/media/image1.png"},
      {"word/document.xml", "../../../../etc/passwd", "etc/passwd"},
      {"word/document.xml", "chart.xml#series", "word/chart.xml"},
      {"word/document.xml", "a%20b.png", "word/a%20b.png"},
      {"document.xml", "styles.xml", "styles.xml"},
      {"word/document.xml", "", "word"},
  };
  for (const auto& [part, target, name] : cases) {
    EXPECT_EQ(Package::resolve(part, target), name) << part << " " << target;
  }
}

}  // namespace
}  // namespace chengwen::opc
