#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diag/print.h"
#include "jinja/effect.h"
#include "jinja/plain_text.h"
#include "jinja/program.h"
#include "jinja/vm.h"

namespace chengwen::jinja {
namespace {

std::shared_ptr<const Program> compiled(std::string_view text, diag::Report& report) {
  static const Environment environment = Environment::standard();
  return compile(cut_plain_text(text, 2, report), environment, report);
}

std::string listing(std::string_view text) {
  diag::Report report;
  const auto program = compiled(text, report);
  EXPECT_TRUE(report.empty());
  return program == nullptr ? "" : dump_program(*program);
}

/// Only the names of the ops, in one line.
std::string codes(std::string_view text) {
  std::string result;
  std::string_view rest;
  const std::string all = listing(text);
  for (rest = all; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (!line.starts_with("  ") || line.starts_with("  m")) continue;
    const std::string_view op = line.substr(6);
    result += (result.empty() ? "" : " ") + std::string(op.substr(0, op.find(' ')));
  }
  return result;
}

TEST(Compiler, ListsAProgram) {
  EXPECT_EQ(
      listing("a{% for x in xs if x > 1 %}{{ x.名 }}{{ loop.index }}b{% else %}c{% endfor %}"),
      "function 0, slots 2\n"
      "    0 literal 'a'\n"
      "    1 global xs\n"
      "    2 loop_begin with loop if function 1\n"
      "    3 loop_next to 14\n"
      "    4 store x\n"
      "    5 loop_object\n"
      "    6 store loop\n"
      "    7 load_attribute x.名\n"
      "    8 print site 0\n"
      "    9 load_attribute loop.index\n"
      "   10 print site 0\n"
      "   11 literal 'b'\n"
      "   12 clear loop x\n"
      "   13 jump to 3\n"
      "   14 loop_end to 16\n"
      "   15 literal 'c'\n"
      "   16 jump to 19\n"
      "   17 poison\n"
      "   18 jump to 2\n"
      "   19 finish\n"
      "  mistakes in 1–3 go on at 17\n"
      "  mistakes in 3–4 go on at 14\n"
      "  mistakes in 4–5 go on at 3\n"
      "  mistakes in 7–9 go on at 9\n"
      "  mistakes in 9–11 go on at 11\n"
      "function 1 if, slots 1\n"
      "   20 store x\n"
      "   21 load x\n"
      "   22 constant 1\n"
      "   23 greater\n"
      "   24 clear x\n"
      "   25 finish\n");
}

TEST(Compiler, FoldsWhatCannotFail) {
  EXPECT_EQ(codes("{{ 2 * 3 + -1 }}"), "constant print finish");
  EXPECT_EQ(codes("{{ (1, 'a') }}"), "constant print finish");
  EXPECT_EQ(codes("{{ 1 / 0 }}"), "constant constant divide print finish");
  EXPECT_EQ(codes("{{ [1] }}"), "constant list print finish");
  EXPECT_EQ(codes("{{ 2 ** 3 }}"), "constant constant power print finish");
}

TEST(Compiler, JoinsLiteralsThatFollowOneAnother) {
  EXPECT_EQ(codes("a{# c #}b{% raw %}c{% endraw %}{_{"), "literal finish");
  EXPECT_EQ(codes("{% if x %}a{% endif %}b"), "global jump_if_false literal literal finish");
}

TEST(Compiler, GivesAPlainNameNoSlot) {
  EXPECT_EQ(codes("{{ x }}{{ x }}"), "global print global print finish");
  EXPECT_EQ(codes("{{ x }}{% set x = 1 %}"),
            "global store load print constant store jump poison store finish");
}

TEST(Compiler, TellsAllUnknownFiltersAndTests) {
  diag::Report report;
  EXPECT_EQ(compiled("{% if false %}{{ x|uper }}{{ x is evn }}{% endif %}{{ y|uper }}", report),
            nullptr);
  EXPECT_EQ(report.errors(), 3u);
}

TEST(Compiler, NeedsNothingOfTheSegmentsAfterwards) {
  const Environment environment = Environment::standard();
  diag::Report report;
  std::shared_ptr<const Program> program;
  {
    const std::string text =
        "{% macro m(a) %}{{ a ~ '长的文字常量' }}{% endmacro %}{{ m('参数') }}";
    program = compile(cut_plain_text(text, 2, report), environment, report);
  }
  TextOutput output;
  run(*program, environment, {}, output, {}, report);
  EXPECT_EQ(output.text(), "参数长的文字常量");
}

// --- effects ---

/// Text with `<p>` and `</p>` as a front end would hand it over.
class Elements : public SymbolNames {
 public:
  Words words(std::uint32_t symbol) const override { return {"", names_[symbol]}; }

  std::vector<Segment> cut(std::string_view text, diag::Report& report) {
    auto segments = cut_plain_text(text, 2, report);
    for (Segment& segment : segments) {
      if (segment.kind == Segment::Kind::literal) segment.effect = effect_of(segment.text);
    }
    return segments;
  }

  Effect effect_of(std::string_view text) {
    Effect effect;
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
      const std::size_t end = text.find('>', at);
      const bool closes = text[at + 1] == '/';
      const std::size_t begin = at + (closes ? 2 : 1);
      const std::uint32_t symbol = symbol_of(text.substr(begin, end - begin));
      effect = compose(std::move(effect), closes ? Effect{{symbol}, {}} : Effect{{}, {symbol}});
    }
    return effect;
  }

 private:
  std::uint32_t symbol_of(std::string_view name) {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) return i;
    }
    names_.emplace_back(name);
    return static_cast<std::uint32_t>(names_.size() - 1);
  }
  std::vector<std::string> names_;
};

std::string proved(std::string_view text) {
  static const Environment environment = Environment::standard();
  diag::Report report;
  Elements elements;
  CompileOptions options;
  options.symbols = &elements;
  const auto program = compile(elements.cut(text, report), environment, report, options);
  EXPECT_EQ(program == nullptr, report.has_errors());
  std::string result;
  for (const diag::Diagnostic& diagnostic : report.diagnostics()) {
    if (!result.empty()) result += "; ";
    if (diagnostic.message->id != "jinja.unbalanced-block") {
      result += diagnostic.message->id;
      continue;
    }
    result += diagnostic.arguments[0] + "–" + diagnostic.arguments[1] + " ";
    for (const diag::Note& note : diagnostic.notes) {
      if (note.message->id == "jinja.ends-between") result += "</" + note.arguments[1] + ">";
      if (note.message->id == "jinja.begins-between") result += "<" + note.arguments[1] + ">";
    }
  }
  return result;
}

struct Proof {
  std::string_view text;
  std::string_view mistakes;
};

class EffectProofs : public testing::TestWithParam<Proof> {};

TEST_P(EffectProofs, NameTheTagsAndTheOutermostElementsBetween) {
  EXPECT_EQ(proved(GetParam().text), GetParam().mistakes);
}

INSTANTIATE_TEST_SUITE_P(
    Compiler, EffectProofs,
    testing::Values(
        Proof{"<p><t>{% if x %}a{% else %}b{% endif %}</t></p>", ""},
        // From one paragraph into the next: the stack is the same.
        Proof{"<p><t>a{% if x %}b</t></p><p><t>c{% endif %}</t></p>", ""},
        Proof{
            "<p><t>{% for x in y %}</t></p><p><t>{{ x }}{% else %}</t></p><q></q><p><t>{% endfor %}"
            "</t></p>",
            ""},
        Proof{
            "<p>{% with a = 1 %}</p><p>{% autoescape true %}</p><p>{% endautoescape %}{% endwith %}"
            "</p>",
            ""},
        Proof{"<tc>{% if x %}</tc><tc>{% elif y %}</tc><tc>{% else %}</tc><tc>{% endif %}</tc>",
              ""},
        // Nobody keeps the constants of a template that is refused.
        Proof{"<tc>{% if x == 'a' %}</tc>{{ 'b' }}{% endif %}", "if–endif </tc>"},
        // From a cell into a paragraph outside of the table.
        Proof{"<tbl><tc><p>{% if x %}</p></tc></tbl><p>{% endif %}</p>", "if–endif </tbl><p>"},
        Proof{"<p>{% for x in y %}</p><tbl><tc><p>{% endfor %}</p></tc></tbl>",
              "for–endfor </p><tbl>"},
        Proof{"<p>{% for x in y %}{% else %}</p><tc><p>{% endfor %}</p></tc>",
              "else–endfor </p><tc>"},
        Proof{"<p>{% if x %}</p><b><p>{% else %}</p></b><p>{% endif %}</p>",
              "if–else </p><b>; else–endif </b><p>"},
        Proof{"<p>{% if x %}a{% elif y %}</p><b><p>{% endif %}</p></b>", "elif–endif </p><b>"},
        Proof{"{% if x %}<p>{% else %}<p>{% endif %}", ""},
        Proof{"{% if x %}<p>{% else %}<q>{% endif %}", "if–else <p>; else–endif <q>"},
        Proof{"{% if x %}<p>{% endif %}", "if–endif <p>"},
        // Captured bodies must stand on their own.
        Proof{"{% macro m() %}<p><t>a</t></p>{% endmacro %}", ""},
        Proof{"<p>{% macro m() %}</p><p>{% endmacro %}</p>", "macro–endmacro </p><p>"},
        Proof{"<p>{% set x %}a</p>{% endset %}", "set–endset </p>"},
        Proof{"<p>{% call m() %}</p><p>{% endcall %}</p>", "call–endcall </p><p>"},
        Proof{"<p>{% filter upper %}</p><p>{% endfilter %}</p>", "filter–endfilter </p><p>"},
        Proof{"<p>{% macro m() %}{% for x in y %}</p><p>{% endfor %}{% endmacro %}</p>",
              "macro–endmacro </p><p>"},
        Proof{"{% macro m() %}<p>{% for x in y %}</p><p>{% endfor %}</p>{% endmacro %}", ""},
        Proof{"<p>{% block b %}</p><p>{% endblock %}</p>", ""},
        Proof{"<p>{% block b %}</p><p>{% endblock %}</p>{{ self.b() }}", "block–endblock </p><p>"},
        // A mistake inside makes none outside, where the text as it stands is in order.
        Proof{"{% for x in y %}<p>{% if x %}</p><b><p>{% endif %}</p></b>{% endfor %}",
              "if–endif </p><b>"}));

// What cannot be known is not told: where the missing end would stand, all might be in balance.
TEST(Effects, OfABlockWithoutEndAreNotKnown) {
  EXPECT_EQ(proved("<p>{% if x %}</p><tc>{% for i in y %}</tc>{% endif %}"),
            "jinja.unclosed-block");
  EXPECT_EQ(proved("<p>{% macro m() %}</p>{% if x %}<p>{% endif %}"),
            "jinja.unclosed-block; if–endif <p>");
  // The first end was meant for a block whose beginning is missing.
  EXPECT_EQ(proved("<p>{% if x %}</p><tc><p>{% endif %}</p></tc><p>{% endif %}</p>"),
            "jinja.stray-end");
}

TEST(Effects, ComposeAndCancel) {
  const Effect down{{}, {1, 2}}, up{{2, 1}, {}};
  EXPECT_TRUE(compose(down, up).neutral());
  EXPECT_EQ(compose(up, down), (Effect{{2, 1}, {1, 2}}));
  EXPECT_TRUE(on_stack(compose(up, down)).neutral());
  EXPECT_EQ(on_stack({{2, 1}, {1, 3}}), (Effect{{2}, {3}}));
  EXPECT_EQ(compose({{}, {1}}, {{1, 0}, {}}), (Effect{{0}, {}}));
}

}  // namespace
}  // namespace chengwen::jinja
