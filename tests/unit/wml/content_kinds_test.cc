#include <gtest/gtest.h>

#include "unit/wml/filled.h"

namespace chengwen::wml {
namespace {

const std::string kTag = "<w:p><w:r><w:t>TAG</w:t></w:r></w:p>";

std::string body(std::string tag) {
  return std::string(kTag).replace(kTag.find("TAG"), 3, tag);
}

std::string code(std::string tag, std::string_view json) {
  diag::Report report;
  test::filled_body(body(std::move(tag)), json, report);
  return report.has_errors() ? std::string(report.diagnostics().front().message->id) : "";
}

TEST(ContentKinds, AFilterMeansWhatTheTaggedObjectMeans) {
  EXPECT_EQ(test::filled_body(body("{{ x | listing }}"), R"({"x": "a\nb"})"),
            test::filled_body(body("{{ x }}"), R"({"x": {"$listing": "a\nb"}})"));
  EXPECT_EQ(
      test::filled_body(body("{{ x | richtext }}"), R"({"x": [{"text": "a", "bold": true}]})"),
      test::filled_body(body("{{ x }}"), R"({"x": {"$richtext": [{"text": "a", "bold": true}]}})"));
}

TEST(ContentKinds, AFilterChangesAnObjectOfItsKind) {
  const char* png =
      "data:image/"
      "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAA"
      "AABJRU5ErkJggg==";
  const std::string object = std::string(R"({"x": {"width": "4mm", "$image": ")") + png + "\"}}";
  const std::string plain = std::string(R"({"x": ")") + png + "\"}";
  EXPECT_EQ(test::filled_body(body("{{ x | image(width='8mm', alt='a') }}"), object),
            test::filled_body(body("{{ x | image('8mm', alt='a') }}"), plain));
}

TEST(ContentKinds, NothingStaysNothing) {
  EXPECT_EQ(test::filled_body(body("a{{ x.y | listing }}b"), R"({"x": {}})"),
            test::filled_body(body("a{{ y }}b"), R"({"y": ""})"));
  EXPECT_EQ(test::filled_body(body("a{{ x | listing }}b"), R"({"x": null})"),
            test::filled_body(body("a{{ y }}b"), R"({"y": ""})"));
  EXPECT_EQ(test::filled_body(body("{{p x | subdoc }}"), R"({"x": null})"), "");
}

TEST(ContentKinds, RefuseWhatTheyDoNotKnow) {
  EXPECT_EQ(code("{{ x }}", R"({"x": {"$imgae": "a.png"}})"), "wml.content-kind");
  EXPECT_EQ(code("{{ x }}", R"({"x": {"$listing": "a", "width": 1}})"), "wml.content-key");
  EXPECT_EQ(code("{{ x | listing(width=1) }}", R"({"x": "a"})"), "jinja.type-arguments-unknown");
  EXPECT_EQ(code("{{ x }}", R"({"x": {"price": "$5"}})"), "");
}

}  // namespace
}  // namespace chengwen::wml
