#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diag/print.h"
#include "merging.h"

namespace chengwen::wml::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Include : public Merging {
 protected:
  /// What is said, without the count.
  std::string said() const {
    std::string text = diag::print(report, sources, diag::Language::zh);
    return text.substr(0, text.rfind("\n\n"));
  }
};

std::string tag(const std::string& words) {
  return paragraph(run("{%" + words + "%}"));
}
std::string text(const std::string& words) {
  return paragraph(run(words));
}

/// A paragraph that a value was printed into.
std::string filled_text(const std::string& words) {
  return paragraph("<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>");
}

// --- scope

TEST_F(Include, TheOtherDocumentSeesWhatItsPlaceSees) {
  files.files["行.docx"] = docx(text("{{ loop.index }}{{ x }}{{ 年 }}{{ 单位 }}"));
  fill(docx(tag("p set 年 = 2024 ") + tag("p for x in xs ") + tag("p include \"行.docx\" ") +
            tag("p endfor ")),
       R"({"xs": ["甲", "乙"], "单位": "局"})");
  EXPECT_EQ(body(), filled_text("1甲2024局") + filled_text("2乙2024局"));
  EXPECT_TRUE(report.empty());
}

TEST_F(Include, ThreeLevelsDeepAndTheSameOneSeveralTimes) {
  files.files["a.docx"] =
      docx(text("甲{{ n }}") + tag("p include \"b.docx\"") + tag("p include \"b.docx\""));
  files.files["b.docx"] = docx(tag("p set n = n + 1 ") + tag("p include \"c.docx\" "));
  files.files["c.docx"] = docx(text("丙{{ n }}"));
  fill(docx(tag("p include \"a.docx\"") + text("{{ n }}")), R"({"n": 1})");
  EXPECT_EQ(body(),
            filled_text("甲1") + filled_text("丙2") + filled_text("丙2") + filled_text("1"));
  EXPECT_THAT(files.asked_by, ElementsAre("", "a.docx", "b.docx"));
}

TEST_F(Include, AMacroOfOursMayPrintThere) {
  files.files["s.docx"] = docx("<w:p><w:r><w:t>{{ 问('甲') }}</w:t></w:r></w:p>");
  fill(docx(tag("p macro 问(x) ") + paragraph(run("问{{ x }}", "<w:b/>")) + tag("p endmacro ") +
            tag("p include \"s.docx\"")));
  EXPECT_THAT(body(), HasSubstr("<w:b/>"));
  EXPECT_THAT(body(), HasSubstr("问甲"));
}

TEST_F(Include, SubdocumentsOfTheDataAreFilledToo) {
  files.files["s.docx"] = docx(text("{{ n }}"));
  fill(docx(text("{{p a }}") + text("{{p b }}") + text("{{p c|subdoc }}")),
       R"({"n": 5, "a": {"$subdoc": "s.docx"}, "b": {"$subdoc": "s.docx", "fill": false},
           "c": "s.docx"})");
  EXPECT_EQ(body(), filled_text("5") + text("{{ n }}") + filled_text("5"));
}

// --- places

TEST_F(Include, TakesThePlaceOfItsParagraphAndOnlyOfThat) {
  files.files["两段.docx"] = docx(text("一") + text("二"));
  const std::string two = text("一") + text("二");
  fill(docx(tag(" include \"两段.docx\" ") + text("前{% include \"两段.docx\" %}后")));
  EXPECT_EQ(body(), two + filled_text("前") + two + filled_text("后"));
}

TEST_F(Include, AnOnlyParagraphGoesIntoASentence) {
  files.files["s.docx"] = docx(paragraph(run("话", "<w:b/>")));
  fill(docx(text("前{% include \"s.docx\" %}后")));
  const std::string preserved = "<w:r><w:t xml:space=\"preserve\">";
  EXPECT_EQ(body(), paragraph(preserved + "前</w:t></w:r>" + run("话", "<w:b/>") + preserved +
                              "后</w:t></w:r>"));
}

TEST_F(Include, ACellKeepsAParagraphBehindATable) {
  files.files["s.docx"] = docx("<w:tbl><w:tr><w:tc>" + text("内") + "</w:tc></w:tr></w:tbl>");
  fill(docx("<w:tbl><w:tr><w:tc>" + tag("p include \"s.docx\"") + "</w:tc></w:tr></w:tbl>"));
  EXPECT_THAT(body(), HasSubstr("</w:tbl><w:p></w:p></w:tc>"));
}

// --- other stories, lists

TEST_F(Include, NotesAndChartsAreFilledHeadersAreNot) {
  files.files["s.docx"] =
      docx("<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
           {notes_part("footnotes", "<w:footnotes " + kW + "><w:footnote w:id=\"2\">" +
                                        text("{{ x }}") + "</w:footnote></w:footnotes>"),
            notes_part("header", "<w:hdr " + kW + ">" + text("{{ 没有 }}") + "</w:hdr>")});
  fill(docx(tag("p for x in [1, 2] ") + tag("p include \"s.docx\"") + tag("p endfor ")));
  const std::string notes = part_of(out, "word/footnotes.xml");
  EXPECT_THAT(notes, HasSubstr(">1</w:t>"));
  EXPECT_THAT(notes, HasSubstr(">2</w:t>"));
  EXPECT_TRUE(report.empty());
}

std::string numbering_of_style(const std::string& style) {
  return "<w:numbering " + kW +
         "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:pStyle w:val=\"" + style +
         "\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
         "w:val=\"0\"/></w:num></w:numbering>";
}

TEST_F(Include, ListsOfCopiedStylesStartAnewWhereFilledTwice) {
  files.files["s.docx"] =
      docx("<w:p><w:pPr><w:pStyle w:val=\"l\"/></w:pPr><w:r><w:t>{{ 1 }}</w:t></w:r></w:p>",
           {notes_part("numbering", numbering_of_style("l"))},
           {{"word/styles.xml",
             styles("<w:style w:type=\"paragraph\" w:styleId=\"l\"><w:name w:val=\"列\"/><w:pPr>"
                    "<w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>")}});
  fill(docx(tag("p include \"s.docx\"") + tag("p include \"s.docx\"")));
  EXPECT_THAT(values(body(), "w:numId", "w:val"), ElementsAre("2"));
  EXPECT_THAT(values(part_of(out, "word/styles.xml"), "w:numId", "w:val"), ElementsAre("1"));
  EXPECT_THAT(values(part_of(out, "word/numbering.xml"), "w:num", "w:numId"),
              ElementsAre("1", "2"));
}

// --- mistakes

TEST_F(Include, ItselfIsAMistakeWithThePlacesOnTheWay) {
  files.files["a.docx"] = docx(tag("p include \"b.docx\" "));
  files.files["b.docx"] = docx(text("乙{% include \"a.docx\" %}"));
  fill(docx(tag("p include \"a.docx\" ")));
  EXPECT_EQ(said(),
            "b.docx：正文 › 第1段\n"
            "    “乙{% include \"a.docx\" %}”\n"
            "     　  ^^^^^^^^^^^^^^^^^^\n"
            "错误 [wml.includes-itself]：`a.docx` 绕回来又放进了自己：a.docx → b.docx → a.docx\n"
            "  提示：它从这里放进来（a.docx：正文 › 第1段）\n"
            "  提示：它从这里放进来（test.docx：正文 › 第1段）");
}

TEST_F(Include, TheTemplateItselfIsKnownByItsName) {
  files.files["自己.docx"] = docx(text("{% include \"自己.docx\" %}"));
  fill(files.files["自己.docx"]);
  EXPECT_EQ(first_error(), "wml.includes-itself");
}

TEST_F(Include, MistakesOfTheOtherDocumentAreToldOnceWithThePlaceThatTakesItIn) {
  files.files["s.docx"] = docx(text("{{ x + }}"));
  files.files["t.docx"] = docx(text("{{ x + 1 }}"));
  fill(docx(tag("p for x in [\"甲\", \"甲\"] ") + tag("p include \"s.docx\"") +
            tag("p include \"t.docx\"") + tag("p endfor ")));
  ASSERT_EQ(report.diagnostics().size(), 2u);
  EXPECT_EQ(report.diagnostics()[0].occurrences, 1u);
  EXPECT_EQ(report.diagnostics()[1].message->id, "jinja.type-add");
  EXPECT_EQ(report.diagnostics()[1].occurrences, 2u);
  for (const diag::Diagnostic& diagnostic : report.diagnostics()) {
    EXPECT_EQ(diagnostic.notes.back().message->id, "wml.included-here");
  }
}

TEST_F(Include, FilesThatCannotBeTakenIn) {
  files.files["文.txt"] = "没有格式";
  fill(docx(tag("p include \"没有.docx\" ") + tag("p include \"文.txt\" ") +
            tag("p include \"文.txt\" sections=true ")));
  ASSERT_EQ(report.diagnostics().size(), 3u);
  EXPECT_EQ(report.diagnostics()[0].message->id, "wml.no-file");
  EXPECT_EQ(report.diagnostics()[1].message->id, "wml.not-a-document");
  EXPECT_EQ(report.diagnostics()[2].message->id, "wml.include-option");
}

TEST_F(Include, MissingOnesMayBeIgnoredAndTheFirstThatIsThereIsTaken) {
  files.files["b.docx"] = docx(text("乙"));
  fill(docx(text("前") + tag("p include \"没有.docx\" ignore missing ") +
            tag("p include [\"没有.docx\", \"b.docx\"] ") + tag("p include 名 ignore missing ")));
  EXPECT_EQ(body(), text("前") + text("乙"));
  EXPECT_TRUE(report.empty());
}

TEST_F(Include, ManyIncludesCountAsWork) {
  for (const char name : std::string("abcdefgh")) {
    const std::string next = std::string(1, static_cast<char>(name + 1)) + ".docx";
    std::string many;
    for (int i = 0; i < 10; ++i) many += tag("p include \"" + next + "\"");
    files.files[std::string(1, name) + ".docx"] = docx(many);
  }
  files.files["i.docx"] = docx(text("{{ 1 }}"));
  jinja::RunOptions options;
  options.limits.steps = 30'000;
  fill(docx(tag("p include \"a.docx\"")), "{}", options);
  EXPECT_EQ(first_error(), "jinja.too-many-steps");
}

}  // namespace
}  // namespace chengwen::wml::test
