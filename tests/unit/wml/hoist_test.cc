#include <gtest/gtest.h>

#include "cut_text.h"

namespace chengwen::wml::test {
namespace {

std::string cell(std::string_view content) {
  return "<w:tc>" + std::string(content) + "</w:tc>";
}
std::string row(std::string_view cells) {
  return "<w:tr>" + std::string(cells) + "</w:tr>";
}
std::string table(std::string_view rows) {
  return "<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid>" + std::string(rows) + "</w:tbl>";
}
std::string tagged(std::string_view text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r></w:p>";
}

struct Case {
  std::string_view name;
  std::string body;
  std::string cut;
  std::string_view message = "";
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

class Hoist : public testing::TestWithParam<Case> {};

TEST_P(Hoist, TakesThePlaceOfItsElement) {
  diag::Report report;
  EXPECT_EQ(cut_body(GetParam().body, report), GetParam().cut);
  const std::string_view message = report.empty() ? "" : report.diagnostics()[0].message->id;
  EXPECT_EQ(message, GetParam().message);
}

const std::string kSection = "<w:pPr><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr></w:pPr>";

const Case kCases[] = {
    {"paragraphs",
     paragraph(run("{%p if x %}")) + paragraph(run("a")) + paragraph(run("{%p endif %}")),
     "{%if x%}" + paragraph(run("a")) + "{%endif%}"},
    {"rows",
     table(row(cell(paragraph(run("{%tr for x in xs %}"))) + cell(paragraph(""))) +
           row(cell(paragraph(run("{{ x }}")))) + row(cell(paragraph(run("{%tr endfor %}"))))),
     table("{%for x in xs%}" + row(cell(tagged("{{x}}"))) + "{%endfor%}")},
    {"cells",
     table(row(cell(paragraph(run("{%tc if x %}"))) + cell(paragraph(run("a"))) +
               cell(paragraph(run("{%tc endif %}"))))),
     "<w:tbl>" + row("{%if x%}" + cell(paragraph(run("a"))) + "{%endif%}") + "</w:tbl>"},
    {"runs", paragraph(run("a {%r if x %} {{r y }}b{%r endif %}", "<w:b/>")),
     "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">a </w:t></w:r>{%if x%}<w:r><w:rPr>"
     "<w:b/></w:rPr><w:t xml:space=\"preserve\"> </w:t></w:r>{{y}}<w:r><w:rPr><w:b/></w:rPr><w:t "
     "xml:space=\"preserve\">b</w:t></w:r>{%endif%}</w:p>"},
    {"values", paragraph(run("{{p x }}")), "{{x}}"},
    {"comments",
     paragraph(run("{#p why #}")) +
         table(row(cell(paragraph(run("{#tr #}")))) + row(cell(paragraph("")))),
     table(row(cell("<w:p/>")))},
    {"variables called like a prefix",
     paragraph(run("{{r }}{{p|upper }}{{ r x }}{{tr == 1}}{{r if a }}")),
     tagged("{{r}}{{p|upper}}{{r x}}{{tr == 1}}{{r if a}}")},
    {"a prefix needs a blank", paragraph(run("{%pif x %}")), tagged("{%pif x%}")},
    {"the innermost row",
     table(row(cell(table(row(cell(paragraph("")))) + paragraph(run("{%tr if x %}")))) +
           row(cell(paragraph(run("a")))) + row(cell(paragraph(run("{%tr endif %}"))))),
     table("{%if x%}" + row(cell(paragraph(run("a")))) + "{%endif%}"), ""},
    {"for and endfor in one row repeat the row",
     table(row(cell(paragraph(run("{%tr for x in xs %}{{ x }}"))) +
               cell(paragraph(run("{{ x }}{%tr endfor %}"))))),
     table("{%for x in xs%}" + row(cell(tagged("{{x}}")) + cell(tagged("{{x}}"))) + "{%endfor%}")},
    {"for and endfor in one paragraph repeat the paragraph",
     paragraph(run("{%p for x in xs %}a{{ x }}{%p endfor %}")),
     "{%for x in xs%}" + tagged("a{{x}}") + "{%endfor%}"},
    {"branches in one paragraph", paragraph(run("{%p if x %}a{%p else %}b{%p endif %}")),
     "{%if x%}" + tagged("a") + "{%else%}" + tagged("b") + "{%endif%}"},
    {"a section break stays outside the block",
     paragraph(run("{%p if x %}")) + paragraph(run("a")) + "<w:p>" + kSection +
         run("{%p endif %}") + "</w:p>",
     "{%if x%}" + paragraph(run("a")) + "{%endif%}<w:p>" + kSection + "</w:p>"},
    {"a section break before an opening tag",
     "<w:p>" + kSection + run("{%p if x %}") + "</w:p>" + paragraph(run("{%p endif %}")),
     "<w:p>" + kSection + "</w:p>{%if x%}{%endif%}"},
    {"bookmarks that end elsewhere stay",
     "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>" + run("{%p if x %}{% endif %}") + "</w:p>" +
         paragraph("<w:bookmarkEnd w:id=\"1\"/>"),
     "{%if x%}<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>" +
         paragraph("<w:bookmarkEnd w:id=\"1\"/>"),
     "wml.text-beside-tag"},
    {"text beside a tag", paragraph(run("a {%p if x %}")) + paragraph(run("{%p endif %}")),
     "{%if x%}{%endif%}", "wml.text-beside-tag"},
    {"a row tag outside tables", paragraph(run("{%tr if x %}")), tagged("{%if x%}"),
     "wml.prefix-outside"},
};

INSTANTIATE_TEST_SUITE_P(Prefixes, Hoist, testing::ValuesIn(kCases));

const Case kLevels[] = {
    {"an if that begins inside an insertion",
     paragraph("<w:ins w:id=\"1\">" + run("{% if x %}a") + "</w:ins>" + run("b{% endif %}")),
     "<w:p>{%if x%}<w:ins w:id=\"1\"><w:r><w:t "
     "xml:space=\"preserve\">a</w:t></w:r></w:ins><w:r><w:t "
     "xml:space=\"preserve\">b</w:t></w:r>{%endif%}</w:p>"},
    {"a {%p if %} that a plain endif closes",
     paragraph(run("{%p if x %}")) + paragraph(run("a")) + paragraph(run("{% endif %}")),
     "{%if x%}" + paragraph(run("a")) + "{%endif%}" + tagged("")},
    {"blocks over paragraphs stay textual",
     paragraph(run("a{% if x %}b")) + paragraph(run("c{% endif %}")),
     tagged("a{%if x%}b") + tagged("c{%endif%}")},
    {"a loop from a heading to text repeats paragraphs",
     "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr>" + run("{% for x in xs %}{{ x }}") + "</w:p>" +
         paragraph(run("b{% endfor %}")),
     "{%for x in xs%}<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"
     "{{x}}</w:t></w:r></w:p>" +
         tagged("b") + "{%endfor%}"},
    {"a loop over all cells of a row repeats the row",
     table(row(cell(paragraph(run("{% for x in xs %}{{ x }}"))) +
               cell(paragraph(run("b{% endfor %}"))))),
     table("{%for x in xs%}" + row(cell(tagged("{{x}}")) + cell(tagged("b"))) + "{%endfor%}")},
    {"a macro over several texts of a run",
     paragraph("<w:r><w:t>{% macro m() %}</w:t><w:tab/><w:t>{% endmacro %}</w:t></w:r>"),
     "<w:p>{%macro m()%}<w:r><w:t xml:space=\"preserve\"></w:t><w:tab/><w:t "
     "xml:space=\"preserve\"></w:t></w:r>{%endmacro%}</w:p>"},
    {"a macro over several runs holds whole runs",
     paragraph(run("{% macro m() %}a") + run("b{% endmacro %}", "<w:b/>")),
     "<w:p>{%macro m()%}<w:r><w:t xml:space=\"preserve\">a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
     "<w:t xml:space=\"preserve\">b</w:t></w:r>{%endmacro%}</w:p>"},
};

INSTANTIATE_TEST_SUITE_P(Levels, Hoist, testing::ValuesIn(kLevels));

const Case kCellTags[] = {
    {"colspan",
     table(row("<w:tc><w:tcPr><w:tcW w:w=\"1\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>"
               "<w:shd w:fill=\"auto\"/></w:tcPr>" +
               paragraph(run("{% colspan n %}") + run("a")) + "</w:tc>")),
     "<w:tbl>" +
         row("<w:tc><w:tcPr>{{n}}<w:shd w:fill=\"auto\"/></w:tcPr>" + paragraph(run("a")) +
             "</w:tc>") +
         "</w:tbl>"},
    {"cellbg without properties", table(row(cell(paragraph(run("{% cellbg \"FF0000\" %}x"))))),
     table(row("<w:tc><w:tcPr>{{\"FF0000\"}}</w:tcPr>" + paragraph(run("x")) + "</w:tc>"))},
    {"vm", table(row(cell(paragraph(run("{% vm %}{{ x }}"))))),
     table(row("<w:tc><w:tcPr>{%set __merge_2%}{{[loop.first]}}{%endset%}{%if __merge_2%}<w:vMerge "
               "w:val=\"restart\"/>{%else%}<w:vMerge w:val=\"continue\"/>{%endif%}</w:tcPr>{%if "
               "__merge_2%}" +
               tagged("{{x}}") + "{%else%}<w:p/>{%endif%}</w:tc>"))},
    {"a cell tag outside tables", paragraph(run("{% colspan 2 %}")), "<w:p/>",
     "wml.cell-tag-outside"},
};

INSTANTIATE_TEST_SUITE_P(CellTags, Hoist, testing::ValuesIn(kCellTags));

}  // namespace
}  // namespace chengwen::wml::test
