#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "cut_text.h"
#include "filled.h"

namespace chengwen::wml::test {
namespace {

/// The story with `count` passes of a loop, as the stories with one pass and two foretell it.
std::string grown(const std::string& one, const std::string& two, std::size_t count) {
  const auto begin = static_cast<std::size_t>(
      std::mismatch(one.begin(), one.end(), two.begin(), two.end()).first - one.begin());
  const std::string pass = two.substr(begin, two.size() - one.size());
  std::string story = two.substr(0, begin);
  for (std::size_t i = 1; i < count; ++i) story += pass;
  return story + one.substr(begin);
}

struct LongStory {
  std::string_view name;
  std::string body;
};
void PrintTo(const LongStory& story, std::ostream* out) {
  *out << story.name;
}

class LongStories : public testing::TestWithParam<LongStory> {};

// A story that is compressed while it is written is no other than a short one, whatever is taken
// back or filled in later.
TEST_P(LongStories, AreWrittenLikeShortOnes) {
  constexpr int kPasses = 12'000;
  const std::string& body = GetParam().body;
  const auto with = [&](int passes) {
    return filled_body(
        body, "{\"n\": " + std::to_string(passes) + ", \"t\": \"" + std::string(100, 'x') + "\"}");
  };
  const std::string story = with(kPasses);
  ASSERT_GT(story.size(), std::size_t{3} << 20);
  EXPECT_TRUE(story == grown(with(1), with(2), kPasses));
}

std::string row(const std::string& cells) {
  return "<w:tr>" + cells + "</w:tr>";
}
std::string cell(const std::string& content) {
  return "<w:tc>" + content + "</w:tc>";
}
std::string tag_row(const std::string& tag) {
  return row(cell(paragraph(run("{%tr " + tag + " %}"))));
}
std::string table(const std::string& rows) {
  return "<w:tbl><w:tblGrid><w:gridCol w:w=\"4000\"/><w:gridCol w:w=\"4000\"/></w:tblGrid>" + rows +
         "</w:tbl>";
}
std::string loop(const std::string& body) {
  return paragraph(run("{%p for i in range(n) %}")) + body + paragraph(run("{%p endfor %}"));
}
std::string row_loop(const std::string& rows) {
  return table(tag_row("for i in range(n)") + rows + tag_row("endfor"));
}

const std::string kText = paragraph(run("{{ t }}{{ t }}"));
const std::string kRow = row(cell(kText) + cell(kText));

INSTANTIATE_TEST_SUITE_P(
    Loops, LongStories,
    testing::Values(
        LongStory{"paragraphs", loop(kText + kText)}, LongStory{"rows", row_loop(kRow)},
        LongStory{"rows that are left out",
                  row_loop(kRow + row(cell(paragraph(run("{%tc if false %}"))) + cell(kText) +
                                      cell(paragraph(run("{%tc endif %}")))))},
        LongStory{"widths that are known in the end",
                  row_loop(row(cell(paragraph(run("{% colspan 2 %}{{ t }}{{ t }}{{ t }}")))))},
        LongStory{"tables in a loop",
                  loop(table(tag_row("if true") + kRow + tag_row("endif")) + kText)},
        LongStory{"a cell", table(row(cell(loop(kText + kText))))},
        LongStory{"one text", paragraph(run("{% for i in range(n) %}{{ t }}{{ t }}{{ t }}"
                                            "{% endfor %}"))}));

}  // namespace
}  // namespace chengwen::wml::test
