#include "wml/styles_part.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>

#include "diag/report.h"
#include "wml/style_sheet.h"

namespace chengwen::wml {
namespace {

const std::string kRoot = "<w:styles xmlns:w=\"main\">";
const std::string kStyle = "<w:style w:styleId=\"A\"><w:name w:val=\"a\"/></w:style></w:styles>";
const std::string kLatent =
    "<w:latentStyles w:count=\"1\"><w:lsdException w:name=\"heading 1\" w:qFormat=\"1\"/>"
    "</w:latentStyles>";

/// The names of the children of the root, or what was told.
std::string children(const std::string& part) {
  pugi::xml_document document;
  diag::Report report;
  if (!parse_styles(part, document, "styles.xml", report)) {
    const diag::Diagnostic& told = report.diagnostics().front();
    std::string words(told.message->id);
    for (const std::string& argument : told.arguments) words += " " + argument;
    return words;
  }
  std::string names;
  for (const pugi::xml_node child : document.document_element().children())
    names += std::string(child.name()) + " ";
  return names;
}

TEST(StylesPart, LeavesLatentStylesOut) {
  EXPECT_EQ(children(kRoot + kLatent + kStyle), "w:style ");
  EXPECT_EQ(children(kRoot + kStyle), "w:style ");
}

TEST(StylesPart, KeepsWhatOnlyLooksLikeThem) {
  EXPECT_EQ(children(kRoot + "<!--" + kLatent + "-->" + kStyle), " w:style ");
  EXPECT_EQ(children(kRoot + "<w:latentStyles><w:other/></w:latentStyles>" + kStyle),
            "w:latentStyles w:style ");
}

TEST(StylesPart, TellsMistakesWhereTheyAre) {
  const std::string cut = "<w:latentStyles w:count=\"1><w:lsdException/></w:latentStyles>";
  EXPECT_EQ(children(kRoot + cut + kStyle), "xml.malformed 1 107");
  EXPECT_EQ(children(kRoot + kLatent + "\n<w:style></w:other></w:styles>"), "xml.malformed 2 12");
  EXPECT_EQ(children(kRoot + "<w:latentStyles w:a=\"\xff\"></w:latentStyles>" + kStyle),
            "xml.encoding");
}

TEST(StyleSheet, EndsChainsThatComeBackToTheirBeginning) {
  std::string part = kRoot;
  for (int i = 0; i < 100; ++i) {
    part += "<w:style w:styleId=\"s" + std::to_string(i) + "\"><w:basedOn w:val=\"s" +
            std::to_string((i + 1) % 3) + "\"/></w:style>";
  }
  pugi::xml_document document;
  diag::Report report;
  ASSERT_TRUE(parse_styles(part + "</w:styles>", document, "styles.xml", report));
  const StyleSheet sheet(document.document_element());
  EXPECT_EQ(sheet.chain("s0").size(), 3U);
  EXPECT_EQ(sheet.chain("s99").size(), 4U);
  EXPECT_TRUE(sheet.chain("other").empty());
}

}  // namespace
}  // namespace chengwen::wml
