// Fills the official templates with the sample data and compares the text with
// tests/docx/samples/*.txt. CHENGWEN_UPDATE=1 writes these files anew: look at the difference, and
// at the pages, before committing it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "chengwen/chengwen.h"
#include "docx/official_samples.h"
#include "support/source_dir.h"

namespace chengwen {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = test::source_dir();

class Samples : public ::testing::TestWithParam<fs::path> {};

TEST_P(Samples, FillTheirTemplates) {
  const fs::path data_path = GetParam();
  Findings findings;
  const auto compiled =
      Template::load(test::read(test::template_of(data_path)), "模板.docx", findings);
  const auto data = Data::parse(test::read(data_path), "数据.json", findings);
  ASSERT_TRUE(compiled && data) << findings.text(Language::zh);
  compiled->advise(findings);
  FillOptions options;
  options.look_for_unused = true;
  const auto document = compiled->fill(*data, findings, options);
  ASSERT_TRUE(document) << findings.text(Language::zh);
  EXPECT_TRUE(findings.empty()) << findings.text(Language::zh);

  Findings again;
  EXPECT_EQ(compiled->fill(*data, again), document) << "the same input must give the same bytes";

  const auto text = text_of(*document, "报告.docx", findings);
  ASSERT_TRUE(text);
  const fs::path expected =
      kRoot / "tests/docx/samples" /
      (data_path.parent_path().filename().string() + "-" + data_path.stem().string() + ".txt");
  if (std::getenv("CHENGWEN_UPDATE") != nullptr) std::ofstream(expected, std::ios::binary) << *text;
  EXPECT_EQ(*text, test::read(expected)) << expected;
}

TEST_P(Samples, AreReviewedUnpackedAsTheyAreRead) {
  Findings findings;
  const auto compiled =
      Template::load(test::read(test::template_of(GetParam())), "模板.docx", findings);
  std::string json = test::read(GetParam());
  const auto data = Data::parse(json, "数据.json", findings);
  ASSERT_TRUE(compiled && data) << findings.text(Language::zh);
  std::replace(json.begin(), json.end(), '3', '8');
  Findings unpacked, packed;
  const auto other = Data::parse(json, "数据.json", unpacked);
  ASSERT_TRUE(other && Data::parse(json, "数据.json", packed)) << unpacked.text(Language::zh);
  const auto filled = compiled->fill_unpacked(*data, findings);
  ASSERT_TRUE(filled) << findings.text(Language::zh);
  ReviewOptions options;
  options.data = &*other;
  EXPECT_TRUE(filled->review("报告.docx", options, unpacked));
  EXPECT_TRUE(review(filled->pack(), "报告.docx", options, packed));
  EXPECT_EQ(unpacked.json(Language::zh), packed.json(Language::zh));
}

INSTANTIATE_TEST_SUITE_P(All, Samples, ::testing::ValuesIn(test::official_samples()),
                         [](const auto& sample) {
                           return "Sample" + std::to_string(sample.index);
                         });

}  // namespace
}  // namespace chengwen
