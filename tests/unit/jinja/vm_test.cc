#include "jinja/vm.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "data/json_reader.h"
#include "jinja/plain_text.h"
#include "jinja/program.h"

namespace chengwen::jinja {
namespace {

const Environment& standard() {
  static const Environment environment = Environment::standard();
  return environment;
}

struct Outcome {
  std::string text;
  diag::Report report;
  std::vector<std::string> ids() const {
    std::vector<std::string> result;
    for (const auto& diagnostic : report.diagnostics()) result.emplace_back(diagnostic.message->id);
    return result;
  }
};

Outcome fill(std::string_view text, std::string_view json = "{}", const RunOptions& options = {}) {
  Outcome outcome;
  data::DataFiles files;
  const data::Value data = data::read_json(std::string(json), "data.json", files, outcome.report);
  const auto program = compile(cut_plain_text(text, 2, outcome.report), standard(), outcome.report);
  if (program == nullptr) return outcome;
  TextOutput output;
  run(*program, standard(), data, output, options, outcome.report);
  outcome.text = output.text();
  return outcome;
}

RunOptions with(Missing missing) {
  RunOptions options;
  options.missing = missing;
  return options;
}

using Ids = std::vector<std::string>;

TEST(Missing, PrintsWhatTheOptionSays) {
  const std::string_view text = "[{{ 姓名 }}|{{ 人.龄|upper }}|{{ 人['x'] }}|{{ 1 if false }}]";
  const std::string_view json = R"({"人": {}})";
  EXPECT_EQ(fill(text, json).text, "[|||]");
  EXPECT_EQ(fill(text, json, with(Missing::keep)).text,
            "[{{ 姓名 }}|{{ 人.龄|upper }}|{{ 人['x'] }}|]");
  EXPECT_EQ(fill(text, json, with(Missing::mark)).text,
            "[【缺：姓名】|【缺：龄】|【缺：人['x']】|]");
  EXPECT_EQ(fill(text, json, with(Missing::error)).report.errors(), 3u);
  EXPECT_EQ(fill(text, json).report.warnings(), 3u);
}

TEST(Missing, IsSeenBehindFilters) {
  struct Case {
    std::string_view tag, marked;
  };
  constexpr Case kCases[] = {
      {"{{ x|trim|upper }}", "【缺：x】"},
      {"{{ x|map('upper')|join('、') }}", "【缺：x】"},
      {"{{ x|selectattr('a')|map(attribute='b')|join }}", "【缺：x】"},
      {"{{ x|replace('a', 'b')|indent }}", "【缺：x】"},
      {"{{ x|first }}", "【缺：x】"},
      {"{{ x|safe }}", "【缺：x】"},
      {"{{ x|default('')|upper }}", ""},
      {"{{ x|upper|default('无', true) }}", "无"},
      {"{{ x|length }}", "0"},
      {"{{ x|list }}", "[]"},
      {"{{ ''|upper }}{{ 无|default('') }}", ""},
      {"{% if x|upper %}{% endif %}{{ '' }}", ""},
      {"{{ '电话：' ~ x }}", "电话：【缺：x】"},
      {"{{ x ~ y }}", "【缺：x、y】"},
      {"{% for i in [1, 2] %}{{ '' if i == 2 else x|upper }};{% endfor %}", "【缺：x】;;"},
  };
  for (const auto& [tag, marked] : kCases) {
    EXPECT_EQ(fill(tag, "{}", with(Missing::mark)).text, marked) << tag;
  }
  EXPECT_EQ(fill("[{{ '电话：' ~ x }}][{{ y|title }}]", "{}", with(Missing::keep)).text,
            "[{{ '电话：' ~ x }}][{{ y|title }}]");
}

TEST(Mistakes, OfManyItemsAreToldOnce) {
  const Outcome outcome =
      fill("{% for i in l %}{{ i + 1 }}{% endfor %}", R"({"l": ["a", "b", 3, "c", "d", "e"]})");
  ASSERT_EQ(outcome.report.diagnostics().size(), 1u);
  const diag::Diagnostic& mistake = outcome.report.diagnostics()[0];
  EXPECT_EQ(mistake.occurrences, 5u);
  ASSERT_EQ(mistake.notes.size(), 3u);
  EXPECT_EQ(mistake.notes[2].span.begin, 20u);
}

TEST(Mistakes, BelowABrokenHeadAreFoundInOneRun) {
  constexpr std::string_view kText =
      "{% for x in %}{{ x.a|uper }}{{ x.b + 1 }}{{ n + 'a' }}{% else %}{{ n + 'b' }}{% endfor %}"
      "{% if n | %}{{ n + 'c' }}{% elif q is dfined %}{{ q.x }}{{ n + 'd' }}"
      "{% else %}{{ n + 'e' }}{% endif %}{% if n %}{% elif n|foo %}{{ n + 'f' }}{% endif %}";
  diag::Report report;
  data::DataFiles files;
  const data::Value data = data::read_json(R"({"n": 3})", "data.json", files, report);
  const Attempt made = attempt(cut_plain_text(kText, 2, report), standard(), report);
  EXPECT_EQ(report.errors(), 5u);
  TextOutput output;
  run(*made.program, standard(), with_doubtful(data, {made.doubtful.begin(), made.doubtful.end()}),
      output, {}, report);
  std::string added;
  for (const diag::Diagnostic& diagnostic : report.diagnostics()) {
    if (diagnostic.message->id == "jinja.type-add") added += diagnostic.arguments[1];
  }
  EXPECT_EQ(added, "'a''b''c''d''e'");
  EXPECT_EQ(report.diagnostics().size(), 10u);
}

TEST(Missing, IsFoundAtItsExpression) {
  const Outcome outcome = fill("ab{{ x ~ 项.数 }}", R"({"x": 1, "项": {"书": 2}})");
  ASSERT_EQ(outcome.report.diagnostics().size(), 1u);
  const diag::Diagnostic& warning = outcome.report.diagnostics()[0];
  EXPECT_EQ(warning.span, (diag::Span{2, 5, 16}));
  EXPECT_EQ(warning.arguments, (std::vector<std::string>{"数"}));
}

TEST(Run, TellsWhereTheValueStoodInTheData) {
  const Outcome outcome = fill("{{ a + 1 }}", R"({"a": "x"})");
  ASSERT_EQ(outcome.report.errors(), 1u);
  const diag::Diagnostic& mistake = outcome.report.diagnostics()[0];
  ASSERT_EQ(mistake.notes.size(), 1u);
  EXPECT_EQ(mistake.notes[0].span.source, diag::kDataSource);
}

TEST(Run, GoesOnAfterAMistakeInEveryKindOfTag) {
  const struct {
    std::string_view text, result;
  } cases[] = {
      {"a{{ 1 / 0 }}b", "ab"},
      {"a{% set x = 1 / 0 %}{{ x }}b", "ab"},
      {"a{% if 1 / 0 %}b{% else %}c{% endif %}d", "ad"},
      {"a{% if false %}b{% elif 1 / 0 %}c{% else %}d{% endif %}e", "ae"},
      {"a{% for x in 5 %}b{% else %}c{% endfor %}d", "abcd"},
      {"a{% for x, y in [[1, 2], [3], [4, 5]] %}{{ x }}{% endfor %}b", "a14b"},
      {"a{% for x in [1, 2] if x / 0 %}{{ x }}{% endfor %}b", "ab"},
      {"a{% with x = 1 / 0, y = 2 %}{{ y }}{% endwith %}b", "a2b"},
      {"a{% filter round %}b{% endfilter %}c", "ac"},
      {"a{% set x | round %}b{% endset %}c", "ac"},
      {"a{% call nope() %}b{% endcall %}c", "ac"},
      {"a{% macro m() %}b{{ 1 / 0 }}c{% endmacro %}{{ m() }}d", "abcd"},
      {"a{% for x in 5 recursive %}b{% endfor %}c", "ac"},
      {"a{% for x in [1] recursive %}b{{ loop(5) }}c{% endfor %}d", "abcd"},
      {"a{% print 1, 1 / 0, 2 %}b", "a12b"},
      {"a{% set nope.x = 1 %}b", "ab"},
      {"a{{ [1, [2, 1 / 0]] }}b{{ {'a': 1 / 0} }}c{{ 1 < 2 < 1 / 0 }}d", "abcd"},
      {"{% for x in [1, 2] %}{% for y in [3] %}{% set z %}{{ x / 0 }}{{ y }}{% endset %}{{ z }}"
       "{% endfor %}{% endfor %}",
       "33"},
  };
  for (const auto& [text, result] : cases) {
    const Outcome outcome = fill(text);
    EXPECT_EQ(outcome.text, result) << text;
    EXPECT_GE(outcome.report.errors(), 1u) << text;
  }
}

TEST(Run, StopsAtItsLimits) {
  const std::string_view endless =
      "{% for i in range(100000) %}{% for j in range(100000) %}{{ j }}{% endfor %}{% endfor %}";
  RunOptions steps;
  steps.limits.steps = 10000;
  EXPECT_EQ(fill(endless, "{}", steps).ids(), Ids{"jinja.too-many-steps"});
  RunOptions bytes;
  bytes.limits.output_bytes = 10000;
  EXPECT_EQ(fill(endless, "{}", bytes).ids(), Ids{"jinja.too-much-output"});
  const std::string_view twice = "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}";
  EXPECT_EQ(fill(twice).ids(), Ids{"jinja.too-much-recursion"});
  EXPECT_EQ(fill("{% for x in l recursive %}{{ loop(l) }}{% endfor %}", R"({"l": [1]})").ids(),
            Ids{"jinja.too-much-recursion"});
  RunOptions errors;
  errors.limits.errors = 2;
  EXPECT_EQ(fill("{{ 1 / 0 }}{{ 2 / 0 }}{{ 3 / 0 }}", "{}", errors).ids(),
            (Ids{"jinja.zero-division", "jinja.zero-division", "jinja.too-many-errors"}));
}

TEST(Run, TellsAMistakeInALoopOnce) {
  const Outcome outcome = fill("{% for x in range(1000) %}{{ 1 / 0 }}{{ nope }}{% endfor %}");
  ASSERT_EQ(outcome.report.diagnostics().size(), 2u);
  EXPECT_EQ(outcome.report.diagnostics()[0].occurrences, 1000u);
  EXPECT_EQ(outcome.report.diagnostics()[1].occurrences, 1000u);
}

/// An output with content of its own, as the one for Word: what it captures is opaque.
class Fragments : public Output {
 public:
  struct Fragment : data::Object {
    explicit Fragment(std::string content) : text(std::move(content)) {}
    std::string_view type_name() const override { return "fragment"; }
    void print(std::string& out) const override { out += text; }
    std::string text;
  };

  void literal(std::string_view bytes) override { text += bytes; }
  void value(const data::Value& value, std::uint32_t site) override {
    text += "<" + std::to_string(site) + ":" + value.to_string() + ">";
  }
  /// Runs `inner`, when there is one.
  void hook(std::uint32_t payload) override {
    text += "#" + std::to_string(payload);
    if (inner == nullptr) return;
    TextOutput written;
    diag::Report report;
    place->run(*inner, written, report, Host::Names::all);
    text += "(" + written.text() + ")";
  }
  void begin(Host& host) override { place = &host; }
  void include(const Inclusion& inclusion) override {
    text += "<" + std::to_string(inclusion.site) + ":" + inclusion.names.front() + ">";
  }
  void begin_capture() override { outer.push_back(std::exchange(text, {})); }
  data::Value end_capture() override {
    data::Value captured = data::Value::object(new Fragment(std::move(text)));
    abandon_capture();
    return captured;
  }
  void abandon_capture() override {
    text = std::move(outer.back());
    outer.pop_back();
  }
  std::size_t size() const override { return text.size(); }

  std::string text;
  std::vector<std::string> outer;
  const Program* inner = nullptr;
  Host* place = nullptr;
};

std::vector<Segment> numbered(std::string_view text, diag::Report& report) {
  auto segments = cut_plain_text(text, 2, report);
  std::uint32_t number = 0;
  for (Segment& segment : segments) {
    ++number;
    if (segment.kind == Segment::Kind::literal && segment.text == "#") {
      segment.kind = Segment::Kind::hook;
    }
    segment.payload = number;
  }
  return segments;
}

TEST(Run, HandsSitesHooksAndCapturesToTheOutput) {
  diag::Report report;
  const auto program = compile(
      numbered("a{{ 1 }}#{% set x %}b{{ 2 }}{% endset %}{{ x }}{% macro m() %}c#{% endmacro %}"
               "{{ m() }}{% filter trim %} d {% endfilter %}{% print 3 %}",
               report),
      standard(), report);
  ASSERT_NE(program, nullptr);
  Fragments output;
  run(*program, standard(), {}, output, {}, report);
  EXPECT_EQ(output.text, "a<2:1>#3<8:b<6:2>><12:c#><13:d><16:3>");
}

TEST(Run, LetsAnotherProgramSeeTheNamesOfAHook) {
  diag::Report report;
  auto segments =
      numbered("{% set a = 'A' %}{% for x in [1, 2] %}#{% endfor %}#{% include 'f' %}", report);
  for (Segment& segment : segments) segment.runs_program = segment.kind == Segment::Kind::hook;
  const auto program = compile(segments, standard(), report);
  const std::string_view other = "{{ a }}{{ x }}{{ loop.index }}{{ n }}{% set a = 'B' %}";
  const auto inner = compile(cut_plain_text(other, 3, report), standard(), report);
  ASSERT_TRUE(program != nullptr && inner != nullptr);
  Fragments output;
  output.inner = inner.get();
  data::Value data = data::Value::map();
  data.mutable_map().set(data::Value::string("n"), data::Value::string("N"));
  run(*program, standard(), data, output, {}, report);
  EXPECT_EQ(output.text, "#3(A11N)#3(A22N)#5(AN)<6:f>");
  EXPECT_TRUE(report.empty());
}

TEST(Run, LeavesNoCaptureOpenWhenItStops) {
  diag::Report report;
  const auto program =
      compile(numbered("a{% set x %}b{% for i in range(99) %}{% endfor %}{% endset %}", report),
              standard(), report);
  Fragments output;
  RunOptions options;
  options.limits.steps = 10;
  run(*program, standard(), {}, output, options, report);
  EXPECT_TRUE(output.outer.empty());
  EXPECT_EQ(output.text, "a");
}

TEST(Run, ManyThreadsMayRunOneProgram) {
  diag::Report report;
  const auto program = compile(
      cut_plain_text("{% macro m(x) %}{{ x ~ '常量' }}{% endmacro %}{% for i in range(200) %}"
                     "{{ m('参数' ~ i) }}{{ (1, 'a') }}{% endfor %}",
                     2, report),
      standard(), report);
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&] {
      TextOutput output;
      diag::Report own;
      run(*program, standard(), {}, output, {}, own);
      result = output.text();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(results[0].size(), results[3].size());
  for (const std::string& result : results) EXPECT_EQ(result, results[0]);
}

TEST(Run, AMacroOfAnotherRunDoesNoHarm) {
  data::Value data = data::Value::map();
  data.mutable_map().set(data::Value::string("l"), data::Value::list());
  for (const char* text :
       {"{% set x = 5 %}{% macro m() %}[{{ x }}]{% endmacro %}{% set _ = l.append(m) %}{{ m() }}",
        "{{ l[0]() }}"}) {
    diag::Report report;
    const auto program = compile(cut_plain_text(text, 2, report), standard(), report);
    TextOutput output;
    run(*program, standard(), data, output, {}, report);
    EXPECT_EQ(output.text(), *text == '{' && text[1] == '%' ? "[5]" : "");
  }
}

TEST(Run, DataMayBeUndefined) {
  diag::Report report;
  const auto program =
      compile(cut_plain_text("{{ range(2)|list }}{{ x }}", 2, report), standard(), report);
  TextOutput output;
  run(*program, standard(), {}, output, {}, report);
  EXPECT_EQ(output.text(), "[0, 1]");
}

}  // namespace
}  // namespace chengwen::jinja
