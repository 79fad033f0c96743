#include "jinja/fields.h"

#include <gtest/gtest.h>

#include "diag/print.h"
#include "jinja/plain_text.h"
#include "jinja/shape_machine.h"

namespace chengwen::jinja {
namespace {

using Kind = FieldType::Kind;

/// `text`, `text/number`, `[…]`, `{a: number, b?: text}`.
std::string words_of(const FieldType& type, std::vector<const FieldType*>& open) {
  if (std::find(open.begin(), open.end(), &type) != open.end()) return "…";
  open.push_back(&type);
  std::string words;
  const auto add = [&](const std::string& one) { words += (words.empty() ? "" : "/") + one; };
  if (type.kinds.contains(Kind::text)) add("text");
  if (type.kinds.contains(Kind::number)) add("number");
  if (type.kinds.contains(Kind::date)) add("date");
  if (type.kinds.contains(Kind::boolean)) add("boolean");
  if (type.kinds.contains(Kind::content)) add("content");
  if (type.kinds.contains(Kind::list))
    add("[" + (type.item == nullptr ? "" : words_of(*type.item->type, open)) + "]");
  if (type.kinds.contains(Kind::object)) {
    std::string members;
    const auto member = [&](const std::string& name, const Field& field) {
      members += (members.empty() ? "" : ", ") + name + ": " + words_of(*field.type, open);
    };
    for (const Field& field : type.members) member(field.name + (field.required ? "" : "?"), field);
    if (type.value != nullptr) member("*", *type.value);
    add("{" + members + "}");
  }
  open.pop_back();
  return words.empty() ? "any" : words;
}

Fields found_in(std::string_view source) {
  static std::vector<std::shared_ptr<const Program>> programs;  // whose constants fields hold
  static const Environment kEnvironment = Environment::standard();
  diag::Report report;
  const auto segments = cut_plain_text(source, diag::kFirstTemplateSource, report);
  const auto program = compile(segments, kEnvironment, report);
  EXPECT_TRUE(program) << source;
  programs.push_back(program);
  Fields found;
  if (program) found.add(*program, kEnvironment, {[](std::uint32_t) { return false; }, nullptr});
  found.finish();
  return found;
}

/// The data that a template takes, in short.
std::string fields(std::string_view source) {
  const Fields found = found_in(source);
  std::vector<const FieldType*> open;
  const std::string words = words_of(found.root(), open);
  return words.size() > 1 ? words.substr(1, words.size() - 2) : words;
}

TEST(Fields, AreWhatIsPrinted) {
  EXPECT_EQ(fields("{{ 单位 }}{{ a.b.c }}{{ a['d'] }}"),
            "单位: text/number, a: {b: {c: text/number}, d: text/number}");
  EXPECT_EQ(fields("x"), "");
}

TEST(Fields, HaveTheTypeOfTheirUse) {
  EXPECT_EQ(fields("{{ a + 1 }}{{ b * 2 }}{{ -c }}{{ d | round(2) }}{{ '共' + e }}{{ f ~ '年' }}"),
            "a: number, b: number, c: number, d: number, e: text, f: text/number");
  EXPECT_EQ(fields("{{ a.startswith('x') }}{{ b | upper }}{{ c | int }}{{ d[:3] }}"),
            "a: text, b: text, c: text/number, d: text");
  EXPECT_EQ(fields("{% if a == '优' %}{% endif %}{% if b > 3 %}{% endif %}{{ c | length }}"),
            "a: text, b: number, c?: text/[]");
}

TEST(Fields, OfLoopsAreLists) {
  EXPECT_EQ(fields("{% for 项 in 项目 %}{{ 项.名称 }}{{ 项.金额 | abs }}{% endfor %}"),
            "项目: [{名称: text/number, 金额: number}]");
  EXPECT_EQ(fields("{% for a, b in 对 %}{{ a }}{{ b + 1 }}{% endfor %}"), "对: [[number]]");
  EXPECT_EQ(fields("{% for 键, 值 in 表.items() %}{{ 键 }}{{ 值 * 2 }}{% endfor %}"),
            "表: {*: number}");
  EXPECT_EQ(fields("{{ 项目[0].名称 }}{{ 项目|last }}"), "项目: [{名称: text/number}]");
  EXPECT_EQ(fields("{% for 行 in 项目 %}{{ 率[行.名称] + 1 }}{% endfor %}"),
            "项目: [{名称: any}], 率: {*: number}");
}

TEST(Fields, ThatAreTestedMayBeMissing) {
  EXPECT_EQ(fields("{% if a %}{{ a }}{{ b }}{% else %}{{ c }}{% endif %}{{ d }}"),
            "a?: text/number, b?: text/number, c?: text/number, d: text/number");
  EXPECT_EQ(
      fields("{{ a or '' }}{{ b | default('无') }}{{ c if c else '' }}{{ d if c is defined }}"),
      "a?: text/number, b?: text/number, c?: text/number, d?: text/number");
  EXPECT_EQ(fields("{% for x in 列表 or [] %}{{ x }}{% endfor %}"), "列表?: [text/number]");
  EXPECT_EQ(fields("{% if not a %}{{ b }}{% endif %}{% if a and c %}{{ a + c }}{% endif %}"),
            "a?: number, b?: text/number, c?: number");
}

TEST(Fields, AreRequiredWhereSomethingElseIsTested) {
  // A test that guards only one of several uses, and tests of what is computed.
  EXPECT_EQ(fields("{{ a / b if b else '—' }}{{ b }}"), "b: number, a?: number");
  EXPECT_EQ(fields("{% for x in l %}{% if loop.first %}{{ a }}{% endif %}{% endfor %}"),
            "l: [any], a: text/number");
  EXPECT_EQ(fields("{% set s = l | sum %}{% if s > 3 %}{{ a }}{% endif %}"),
            "l: [number], a?: text/number");
  EXPECT_EQ(fields("{% if x == '甲' %}{{ a }}{{ c }}{% else %}{{ b }}{{ c }}{% endif %}"),
            "x: text, a?: text/number, c: text/number, b?: text/number");
}

TEST(Fields, InsideWhatMayBeMissingAreRequiredThere) {
  EXPECT_EQ(fields("{% if a %}{{ a.b }}{% endif %}"), "a?: {b: text/number}");
  EXPECT_EQ(fields("{% for x in l if x.a %}{{ x.b }}{% endfor %}"),
            "l: [{a?: boolean, b?: text/number}]");
  EXPECT_EQ(fields("{% if l %}{% for x in l %}{{ x.a }}{% endfor %}{% endif %}"),
            "l?: [{a: text/number}]");
  EXPECT_EQ(fields("{% for x in l %}{{ x.a }}{% endfor %}{% for x in l %}{{ x.b }}{% endfor %}"),
            "l: [{a: text/number, b: text/number}]");
}

TEST(Fields, OfWhatStandsInForNothingAreRequired) {
  EXPECT_EQ(fields("{% for x in l or [none] %}{{ a }}{{ x.b if x else '—' }}{% endfor %}"),
            "l?: [{b: text/number}], a: text/number");
}

TEST(Fields, AreSwitchesWhereOnlyTheirTruthCounts) {
  EXPECT_EQ(fields("{% if a %}x{% endif %}{{ '√' if b | default(true) }}"),
            "a?: boolean, b?: boolean");
  EXPECT_EQ(fields("{% if a is defined %}x{% endif %}"), "a?: any");
}

TEST(Fields, WhoseLengthIsAskedForMayBeMissingUnlessItIsMoreThanOne) {
  EXPECT_EQ(fields("{% if a | length %}{{ b }}{% endif %}{% if a | length > 0 %}x{% endif %}"),
            "a?: text/[], b?: text/number");
  EXPECT_EQ(fields("{% if a | length == 7 %}{{ b }}{% endif %}"), "a: text/[], b?: text/number");
  EXPECT_EQ(fields("{{ [a] }}"), "a: text/number");
}

TEST(Fields, AreChoicesWhereNothingElseDoesAnything) {
  const auto closed = [](std::string_view source) {
    std::vector<std::string> names;
    const Fields found = found_in(source);
    for (const Field& field : found.root().members)
      if (field.type->closed) names.push_back(field.name);
    return names;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(closed("{{ '√' if a == '甲' }}{{ '√' if a == '乙' }}"), Names{"a"});
  EXPECT_EQ(closed("{% if a == '甲' %}1{% elif a == '乙' %}2{% endif %}"), Names{"a"});
  EXPECT_EQ(closed("{% if a == '甲' %}1{% elif a == '乙' %}2{% else %}3{% endif %}"), Names{});
  EXPECT_EQ(closed("{% if a == '甲' or a == '乙' %}1{% endif %}"), Names{});
  EXPECT_EQ(closed("{{ a }}{{ '√' if a == '甲' }}{{ '√' if a == '乙' }}"), Names{});
  EXPECT_EQ(closed("{{ '√' if a == '甲' }}{{ '√' if a != '乙' }}"), Names{});
  EXPECT_EQ(closed("{{ '√' if a == '甲' }}"), Names{});
}

TEST(Fields, MayBeOfSeveralTypes) {
  EXPECT_EQ(fields("{% for 行 in ([标题] if 标题 is string else 标题) %}{{ 行 }}{% endfor %}"),
            "标题: text/[text/number]");
  EXPECT_EQ(fields("{% for 段 in 正文 %}{% if 段 is string %}{{ 段 }}{% else %}{{ 段.标题 }}"
                   "{% endif %}{% endfor %}"),
            "正文: [text/{标题: text/number}]");
}

TEST(Fields, AreFollowedThroughVariables) {
  EXPECT_EQ(fields("{% set 总 = 支出.合计 %}{{ 总 * 2 }}"), "支出: {合计: number}");
  EXPECT_EQ(fields("{% with x = a.b, y = c %}{{ x.d }}{{ y + 1 }}{% endwith %}"),
            "a: {b: {d: text/number}}, c: number");
  EXPECT_EQ(fields("{% set x = a %}{% if c %}{% set x = b %}{% endif %}{{ x + 1 }}"),
            "a?: number, c?: boolean, b?: number");
  EXPECT_EQ(fields("{% set ns = namespace(n=0) %}{% for x in l %}{% set ns.n = ns.n + x.n %}"
                   "{% endfor %}{{ ns.n }}"),
            "l: [{n: number}]");
  EXPECT_EQ(fields("{% set 选 = [] %}{% for x in l %}{% set _ = 选.append(x) %}{% endfor %}"
                   "{{ 选 | sum('金额') }}"),
            "l: [{金额: number}]");
}

TEST(Fields, OfSomeItemsMayBeMissing) {
  EXPECT_EQ(fields("{% for x in l if x.a | length > 3 %}{{ x.b }}{% endfor %}"),
            "l: [{a: text/[], b?: text/number}]");
  EXPECT_EQ(fields("{% set 选 = [] %}{% for x in l if x.a %}{% set 加 = 选.append(x) %}{% endfor %}"
                   "{{ 选 | sum('b') }}"),
            "l: [{a?: boolean, b?: number}]");
  EXPECT_EQ(fields("{% set 全 = [] %}{% for x in l %}{% set 加 = 全.append(x) %}{% endfor %}"
                   "{{ 全 | sum('b') }}"),
            "l: [{b: number}]");
}

TEST(Fields, AreFollowedThroughMacros) {
  EXPECT_EQ(
      fields("{% macro 行(项, 单位='元') %}{{ 项.名称 }}{{ 项.数 | abs }}{{ 单位 }}{% endmacro %}"
             "{{ 行(甲) }}{{ 行(乙, 单位=量) }}"),
      "甲: {名称: text/number, 数: number}, 乙: {名称: text/number, 数: number}, "
      "量: text/number");
  EXPECT_EQ(fields("{% macro 框() %}{{ caller(标题) }}{% endmacro %}"
                   "{% call(t) 框() %}{{ t.字 }}{% endcall %}"),
            "标题: {字: text/number}");
  EXPECT_EQ(fields("{% macro 没用(x) %}{{ x.y }}{{ z }}{% endmacro %}"), "");
}

TEST(Fields, OfRecursionHaveOneType) {
  EXPECT_EQ(
      fields("{% for 节 in 章节 recursive %}{{ 节.标题 }}{{ loop(节.子节 or []) }}{% endfor %}"),
      "章节: [{标题: text/number, 子节?: …}]");
  EXPECT_EQ(
      fields("{% macro 写(段落) %}{% for 段 in 段落 %}{{ 段.字 }}{% if 段.下 %}{{ 写(段.下) }}"
             "{% endif %}{% endfor %}{% endmacro %}{{ 写(正文) }}"),
      "正文: [{字: text/number, 下?: …}]");
}

TEST(Fields, AreFollowedThroughFilters) {
  EXPECT_EQ(fields("{{ 项目 | sum('预算数') }}{{ 项目 | sum(attribute='收入.财政') }}"),
            "项目: [{预算数: number, 收入: {财政: number}}]");
  EXPECT_EQ(fields("{{ 项目 | map(attribute='名称') | join('、') }}"),
            "项目: [{名称: text/number}]");
  EXPECT_EQ(fields("{{ 项目 | map(attribute='额', default=0) | sum }}"), "项目: [{额?: number}]");
  EXPECT_EQ(
      fields("{% for x in 项目 | selectattr('类', 'equalto', '专项') %}{{ x.名 }}{% endfor %}"),
      "项目: [{类: text, 名: text/number}]");
  EXPECT_EQ(fields("{% for x in 项目 | selectattr('选') | sort(attribute='序,名') %}{{ x.名 }}"
                   "{% endfor %}"),
            "项目: [{选?: boolean, 序: any, 名: text/number}]");
  EXPECT_EQ(
      fields("{% for g in 项目 | groupby('科') %}{{ g.grouper }}{% for x in g.list %}{{ x.额 + 1 }}"
             "{% endfor %}{% endfor %}"),
      "项目: [{科: text/number, 额: number}]");
  EXPECT_EQ(
      fields("{% for 名, 组 in 项目 | groupby('科') %}{{ 名 }}{{ 组 | sum('额') }}{% endfor %}"),
      "项目: [{科: text/number, 额: number}]");
  EXPECT_EQ(
      fields("{% for 行 in 项目 | batch(2) %}{% for x in 行 %}{{ x.a }}{% endfor %}{% endfor %}"),
      "项目: [{a: text/number}]");
  EXPECT_EQ(fields("{{ (项目 | first).a }}"), "项目: [{a: text/number}]");
  EXPECT_EQ(fields("{{ 名单 | map('upper') | list }}"), "名单: [text]");
  EXPECT_EQ(fields("{{ (甲 + 乙) | sum('额') }}"), "甲: [{额: number}], 乙: [{额: number}]");
  EXPECT_EQ(fields("{{ 组 | map(attribute='项') | sum(start=[]) | sum('额') }}"),
            "组: [{项: [{额: number}]}]");
  EXPECT_EQ(fields("{% for 栏 in ['甲', '乙'] %}{{ 表 | sum(attribute=栏) }}{% endfor %}"),
            "表: [{甲: number, 乙: number}]");
  EXPECT_EQ(fields("{{ 项.get('名', '无') }}{{ 项 | attr('别名') }}"),
            "项: {名?: text/number, 别名: text/number}");
}

TEST(Fields, OfBlocksAndScopes) {
  EXPECT_EQ(fields("{% set a = x %}{% block b %}{{ a.c }}{{ d }}{% endblock %}"),
            "x: {c: text/number}, d: text/number");
  EXPECT_EQ(fields("{{ loop }}{{ data.x }}{{ range }}"),
            "loop: text/number, x: text/number, range: text/number");
}

TEST(Fields, KnowWhereTheyAreUsed) {
  static const Environment kEnvironment = Environment::standard();
  diag::Report report;
  const auto segments =
      cut_plain_text("{{ a }}{% if a %}{{ a }}{% endif %}", diag::kFirstTemplateSource, report);
  const auto program = compile(segments, kEnvironment, report);
  Fields found;
  found.add(*program, kEnvironment, {[](std::uint32_t) { return false; }, nullptr});
  found.finish();
  ASSERT_EQ(found.root().members.size(), 1u);
  EXPECT_EQ(found.root().members[0].uses.size(), 3u);
  EXPECT_EQ(found.root().members[0].uses[0].begin, 3u);
}

}  // namespace
}  // namespace chengwen::jinja
