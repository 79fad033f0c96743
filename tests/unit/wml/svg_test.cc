#include "wml/svg.h"

#include <gtest/gtest.h>

namespace chengwen::wml {
namespace {

TEST(Svg, LosesItsDocumentType) {
  EXPECT_EQ(without_document_type("<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"a\" \"b\"><svg/>"),
            "<?xml version=\"1.0\"?><svg/>");
  EXPECT_EQ(without_document_type("<svg>&lt;!DOCTYPE</svg>"), "<svg>&lt;!DOCTYPE</svg>");
}

TEST(Svg, KeepsWhatItsEntitiesStandFor) {
  EXPECT_EQ(
      without_document_type("<!DOCTYPE svg PUBLIC \"a\" \"b\" [\n<!ENTITY ns_svg \"http://s\">\n"
                            "<!ENTITY x '&ns_svg;'>]><svg xmlns=\"&ns_svg;\">&amp;&x;&y;&</svg>"),
      "<svg xmlns=\"http://s\">&amp;&ns_svg;&y;&</svg>");
}

TEST(Svg, StaysWhereItsDocumentTypeDoesNotEnd) {
  for (const char* svg : {"<!DOCTYPE svg", "<!DOCTYPE svg [<!ENTITY a 'b'><svg/>", "<svg/>"})
    EXPECT_EQ(without_document_type(svg), svg);
}

}  // namespace
}  // namespace chengwen::wml
