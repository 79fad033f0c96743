#include "opc/item_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace chengwen::opc {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const ItemList& list) {
  std::vector<std::string> out;
  for (const ItemList::Item& item : list.items()) out.push_back(item.text);
  return out;
}

TEST(ItemList, SplitsWithoutLosingAByte) {
  const std::string_view cases[] = {
      "<r/>",
      "<r />\n<!-- x -->",
      "<r></r>",
      "<?xml version='1.0'?>\r\n<r>\n  <i a='1'/>\n  <i a=\"2\"></i>\n</r>\n",
      "\uFEFF<!-- <i/> --><p:r xmlns:p='u'><!-- <i/> --><p:i a='>'/><?pi <i/> ?></p:r><!-- </p:r> "
      "-->",
      "<r><i><j/><i></i>字<![CDATA[<i>]]></i><i/></r>",
  };
  for (const std::string_view text : cases) EXPECT_EQ(ItemList(text).text(), text);
  EXPECT_THAT(texts(ItemList(cases[0])), ElementsAre());
  EXPECT_THAT(texts(ItemList(cases[2])), ElementsAre());
  EXPECT_THAT(texts(ItemList(cases[3])), ElementsAre("<i a='1'/>", "<i a=\"2\"></i>"));
  EXPECT_THAT(texts(ItemList(cases[4])), ElementsAre("<p:i a='>'/>"));
  EXPECT_THAT(texts(ItemList(cases[5])),
              ElementsAre("<i><j/><i></i>字<![CDATA[<i>]]></i>", "<i/>"));
}

TEST(ItemList, ReadsAttributes) {
  const ItemList list("<r><p:Item Id = 'a' x:Id='no'\n Target\t=\t\"b&amp;c='d'\" Empty=''/></r>");
  const ItemList::Item& item = list.items().front();
  EXPECT_EQ(item.name(), "Item");
  EXPECT_EQ(item.attribute("Id"), "a");
  EXPECT_EQ(item.attribute("Target"), "b&c='d'");
  EXPECT_EQ(item.attribute("Empty"), "");
  EXPECT_EQ(item.attribute("Missing"), "");
}

TEST(ItemList, ChangesOnlyTheValue) {
  ItemList list("<r> <i  a = 'x' b=\"y\" /> </r>");
  list.items().front().set_attribute("a", "1'2\"<3>");
  list.items().front().set_attribute("c", "不存在");
  EXPECT_EQ(list.text(), "<r> <i  a = '1&apos;2&quot;&lt;3&gt;' b=\"y\" /> </r>");
  EXPECT_EQ(list.items().front().attribute("a"), "1'2\"<3>");
}

TEST(ItemList, AppendsBeforeTheEndTag) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<r/>", "<r><i a=\"1&amp;\"/></r>"},
      {"<r x='/>' />\n", "<r x='/>' ><i a=\"1&amp;\"/></r>\n"},
      {"<r></r>", "<r><i a=\"1&amp;\"/></r>"},
      {"<r>\n <i/>\n</r>\n", "<r>\n <i/><i a=\"1&amp;\"/>\n</r>\n"},
      {"<p:r xmlns:p='u'/>", "<p:r xmlns:p='u'><p:i a=\"1&amp;\"/></p:r>"},
  };
  for (const auto& [before, after] : cases) {
    ItemList list(before);
    list.append("i", {{"a", "1&"}});
    EXPECT_EQ(list.text(), after);
    EXPECT_EQ(ItemList(after).items().back().attribute("a"), "1&");
  }
}

}  // namespace
}  // namespace chengwen::opc
