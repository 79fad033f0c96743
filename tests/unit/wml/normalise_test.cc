#include <gtest/gtest.h>

#include "cut_text.h"

namespace chengwen::wml::test {
namespace {

constexpr std::string_view kT = "<w:t xml:space=\"preserve\">";

std::string preserved(std::string_view text, std::string_view properties = "") {
  std::string xml = run(text, properties);
  xml.replace(xml.find("<w:t>"), 5, kT);
  return xml;
}

struct Case {
  std::string_view name;
  std::string body;
  std::string cut;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

class Normalise : public testing::TestWithParam<Case> {};

TEST_P(Normalise, PutsEachTagIntoOneText) {
  EXPECT_EQ(cut_body(GetParam().body), GetParam().cut);
}

const Case kCases[] = {
    {"a tag that is whole stays where it is", paragraph(run("a {{ x }} b")),
     paragraph(preserved("a {{x}} b"))},
    {"text without tags is not touched", paragraph(run("a &amp; b") + run(" c")),
     paragraph(run("a &amp; b") + run(" c"))},
    {"a split tag sits in the run of its first brace, with the rest of the last run",
     paragraph(run("A ") + run("{{ x", "<w:i/>") + run(" }} tail", "<w:u w:val=\"single\"/>") +
               run(" more", "<w:b/>")),
     paragraph(run("A ") + preserved("{{x}} tail", "<w:i/>") + run(" more", "<w:b/>"))},
    {"a tag split between its braces",
     paragraph(run("{") + run("% if x %") + run("}y{") + run("% endif %}")),
     paragraph(preserved("{%if x%}y{%endif%}"))},
    {"proofing marks and line breaks inside a tag go",
     paragraph("<w:r><w:t>{{ a</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
               "<w:r><w:t>b</w:t><w:br/><w:tab/></w:r><w:r><w:t>}}</w:t></w:r>"),
     paragraph(preserved("{{ab}}"))},
    {"bookmarks inside a tag move behind it",
     paragraph(run("{{ a") + "<w:bookmarkStart w:id=\"1\" w:name=\"n\"/>" + run(" }}") +
               "<w:bookmarkEnd w:id=\"1\"/>"),
     paragraph(preserved("{{a}}") + "<w:bookmarkStart w:id=\"1\" w:name=\"n\"/>" +
               "<w:bookmarkEnd w:id=\"1\"/>")},
    {"the border of an insertion stays",
     paragraph("<w:ins w:id=\"1\">" + run("{{ na") + "</w:ins>" + run("me }} b")),
     paragraph("<w:ins w:id=\"1\">" + preserved("{{name}}") + "</w:ins>" + preserved(" b"))},
    {"a tag over two paragraphs joins them",
     paragraph("<w:pPr><w:jc w:val=\"left\"/></w:pPr>" + run("{{ a")) +
         paragraph(run("}} b") + run("c")),
     paragraph("<w:pPr><w:jc w:val=\"left\"/></w:pPr>" + preserved("{{a}} b") + run("c"))},
    {"a tag over two cells leaves the cells alone",
     "<w:tbl><w:tr><w:tc>" + paragraph(run("{{ a")) + "</w:tc><w:tc>" + paragraph(run("}} b")) +
         "</w:tc></w:tr></w:tbl>",
     "<w:tbl><w:tr><w:tc>" + paragraph(preserved("{{a}}")) + "</w:tc><w:tc>" +
         paragraph(preserved(" b")) + "</w:tc></w:tr></w:tbl>"},
    {"deleted text does not count",
     paragraph(run("{{ a") +
               "<w:del w:id=\"1\"><w:r><w:delText>b {{ c }}</w:delText></w:r></w:del>" +
               run(" }}")),
     paragraph(preserved("{{a}}"))},
    {"entities inside a tag are what they stand for",
     paragraph(run("&lt;{{ a &lt; b &amp;&#x4e2d; }}&gt;")),
     paragraph(preserved("&lt;{{a < b &中}}&gt;"))},
    {"tabs and line breaks inside a string literal are no characters",
     paragraph("<w:r><w:t>{{ 'a</w:t><w:tab/><w:t>b' ~</w:t><w:br/><w:t>c }}</w:t></w:r>"),
     paragraph(preserved("{{'ab' ~\nc}}"))},
    {"several texts in one run",
     paragraph("<w:r><w:t>{{ a</w:t><w:t>b }} c</w:t><w:t>d</w:t></w:r>"),
     paragraph("<w:r>" + std::string(kT) + "{{ab}} c</w:t><w:t>d</w:t></w:r>")},
    {"CDATA is text", paragraph("<w:r><w:t><![CDATA[a < {{ b }}]]></w:t></w:r>"),
     paragraph(preserved("a &lt; {{b}}"))},
    {"a field that begins inside a tag is dissolved",
     paragraph(run("{{ a") +
               "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
               "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
               "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
               run(".b }} c") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
     paragraph(preserved("{{a.b}} c") + "<w:r/>")},
    {"the end of a field inside a tag survives",
     paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run("{{ a") +
               "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + run(" }} c")),
     paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + preserved("{{a}} c") +
               "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")},
    {"escaped braces", paragraph(run("{_{ x }_} {_% y %_}")),
     paragraph(preserved("{{ x }} {% y %}"))},
    {"raw", paragraph(run("{% raw %}{{ x }}{% endraw %}")), paragraph(preserved("{{ x }}"))},
    {"a comment over paragraphs", paragraph(run("a{# b")) + paragraph(run("c #}d")),
     paragraph(preserved("ad"))},
};

INSTANTIATE_TEST_SUITE_P(Split, Normalise, testing::ValuesIn(kCases));

const Case kDashes[] = {
    {"blanks beside a dash go", paragraph(run("二 {%- if x %} 三 {% endif -%} 四")),
     paragraph(preserved("二{%if x%} 三 {%endif%}四"))},
    {"a tag alone on its line joins with its neighbours",
     paragraph(run("a")) + paragraph(run("{%- if x -%}")) + paragraph(run("b")) +
         paragraph(run("{%- endif -%}")) + paragraph(run("c")),
     paragraph(run("a") + preserved("{%if x%}") + run("b") + preserved("{%endif%}") + run("c"))},
    {"a line break is joined, too",
     paragraph(
         "<w:r><w:t>a</w:t><w:br/><w:t>{%- if x -%}</w:t><w:br/><w:t>b{% endif %}</w:t></w:r>"),
     paragraph("<w:r><w:t>a</w:t>" + std::string(kT) + "{%if x%}</w:t>" + std::string(kT) +
               "b{%endif%}</w:t></w:r>")},
    {"cells are not joined",
     "<w:tc>" + paragraph(run("a")) + "</w:tc><w:tc>" + paragraph(run("{%- if x %}{% endif %}")) +
         "</w:tc>",
     "<w:tc>" + paragraph(run("a")) + "</w:tc><w:tc>" + paragraph(preserved("{%if x%}{%endif%}")) +
         "</w:tc>"},
    {"values trim blanks only", paragraph(run("a")) + paragraph(run(" {{- x -}} b")),
     paragraph(run("a")) + paragraph(preserved("{{x}}b"))},
};

INSTANTIATE_TEST_SUITE_P(Dashes, Normalise, testing::ValuesIn(kDashes));

}  // namespace
}  // namespace chengwen::wml::test
