#include "opc/relationships.h"

#include <gtest/gtest.h>

#include <set>

namespace chengwen::opc {
namespace {

constexpr std::string_view kText =
    "<?xml version=\"1.0\"?>\n<Relationships xmlns=\"u\">"
    "<Relationship Id=\"rId3\" Type=\"t\" Target=\"a.xml\" x:keep='1'/>"
    "<Relationship Target=\"http://a/?b&amp;c\" TargetMode=\"External\" Id=\"rId12\" Type=\"t\"/>"
    "</Relationships>\n";

std::string with(std::string_view added) {
  std::string text(kText);
  return text.insert(text.find("</Relationships>"), added);
}

TEST(Relationships, ReadsInFileOrder) {
  const Relationships list(kText);
  ASSERT_EQ(list.entries().size(), 2u);
  EXPECT_EQ(list.entries()[0].id, "rId3");
  EXPECT_EQ(list.entries()[0].target, "a.xml");
  EXPECT_FALSE(list.entries()[0].external);
  EXPECT_EQ(list.entries()[1].target, "http://a/?b&c");
  EXPECT_TRUE(list.entries()[1].external);
  EXPECT_EQ(list.text(), kText);
}

TEST(Relationships, RelateAddsOnceWithAFreshId) {
  Relationships list(kText);
  EXPECT_EQ(list.relate("t", "a.xml", false, false), "rId3");
  EXPECT_EQ(list.relate("t", "http://a/?b&c", true, false), "rId12");
  EXPECT_EQ(list.text(), kText);
  EXPECT_EQ(list.relate("t", "b.xml", false, false), "rId13");
  EXPECT_EQ(list.relate("t", "b.xml", false, false), "rId13");
  EXPECT_EQ(list.relate("t", "b.xml", true, false), "rId14");
  EXPECT_EQ(list.relate("u", "b.xml", false, false), "rId15");
  EXPECT_EQ(list.text(),
            with("<Relationship Id=\"rId13\" Type=\"t\" Target=\"b.xml\"/>"
                 "<Relationship Id=\"rId14\" Type=\"t\" Target=\"b.xml\" TargetMode=\"External\"/>"
                 "<Relationship Id=\"rId15\" Type=\"u\" Target=\"b.xml\"/>"));
}

TEST(Relationships, FreshIdsNeverCollide) {
  std::string text = "<Relationships>";
  std::set<std::string> ids;
  for (const std::string_view id :
       {"R1", "rid7", "RID9", "rId007", "rId", "rId8x", "rId-20", "docRId30",
        "rId20000000000000000000", "rId999999999999999999999999"}) {
    text.append("<Relationship Id='")
        .append(id)
        .append("' Type='t' Target='")
        .append(id)
        .append("'/>");
    ids.emplace(id);
  }
  Relationships list(text + "</Relationships>");
  EXPECT_EQ(list.relate("t", "new0", false, false), "rId10");
  for (int i = 1; i < 100; ++i) {
    EXPECT_TRUE(ids.insert(list.relate("t", "new" + std::to_string(i), false, false)).second);
  }
}

TEST(Relationships, UnrelateAndRetarget) {
  Relationships list(kText);
  list.retarget("rId12", "http://b/\"'&");
  std::string expected(kText);
  expected.replace(expected.find("http://a/?b&amp;c"), 17, "http://b/&quot;&apos;&amp;");
  EXPECT_EQ(list.text(), expected);
  EXPECT_EQ(list.entries()[1].target, "http://b/\"'&");
  list.unrelate("rId12");
  list.unrelate("rId99");
  EXPECT_EQ(
      list.text(),
      "<?xml version=\"1.0\"?>\n<Relationships xmlns=\"u\"><Relationship Id=\"rId3\" Type=\"t\" "
      "Target=\"a.xml\" x:keep='1'/></Relationships>\n");
  EXPECT_EQ(list.entries().size(), 1u);
}

TEST(Relationships, RelateSeesWhatChanged) {
  Relationships list(kText);
  EXPECT_EQ(list.relate("t", "b.xml", false, false), "rId13");
  list.retarget("rId13", "c.xml");
  EXPECT_EQ(list.relate("t", "c.xml", false, false), "rId13");
  EXPECT_EQ(list.relate("t", "b.xml", false, false), "rId14");
  list.unrelate("rId3");
  EXPECT_EQ(list.relate("t", "a.xml", false, false), "rId15");
}

TEST(Relationships, StrictTypesHaveTransitionalNames) {
  const std::string transitional =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  const std::pair<std::string, std::string> cases[] = {
      {transitional + "image", strict + "image"},
      {transitional + "metadata/thumbnail", strict + "metadata/thumbnail"},
      {transitional + "extended-properties", strict + "extendedProperties"},
      {transitional + "custom-properties", strict + "customProperties"},
      {"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
       "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"},
  };
  for (const auto& [one, other] : cases) {
    EXPECT_EQ(strict_type(one), other);
    EXPECT_EQ(transitional_type(other), one);
  }
  Relationships list("<Relationships><Relationship Id='rId1' Type='" + strict +
                     "image' Target='a'/></Relationships>");
  EXPECT_TRUE(list.is_strict());
  EXPECT_EQ(list.entries()[0].type, transitional + "image");
  EXPECT_EQ(list.relate(transitional + "image", "a", false, true), "rId1");
  EXPECT_EQ(list.relate(transitional + "image", "b", false, true), "rId2");
  EXPECT_NE(list.text().find("Type=\"" + strict + "image\" Target=\"b\""), std::string::npos);
  EXPECT_FALSE(Relationships(kText).is_strict());
}

TEST(Relationships, TakesThousandsQuickly) {
  Relationships list(kEmptyRelationships);
  for (int i = 1; i <= 20'000; ++i) {
    ASSERT_EQ(list.relate("image", "media/image" + std::to_string(i) + ".png", false, false),
              "rId" + std::to_string(i));
  }
}

}  // namespace
}  // namespace chengwen::opc
