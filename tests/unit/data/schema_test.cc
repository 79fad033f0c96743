#include "data/schema.h"

#include <gtest/gtest.h>

#include "data/json_reader.h"
#include "diag/print.h"

namespace chengwen::data {
namespace {

struct Checked {
  std::shared_ptr<DataFiles> files = std::make_shared<DataFiles>();
  diag::Report schema_report, report;
  std::shared_ptr<const Schema> schema;

  std::string words(const diag::Report& of, diag::Language language = diag::Language::zh) const {
    diag::Sources sources;
    sources.set(diag::kDataSource, files);
    return diag::print(of, sources, language);
  }
  std::vector<std::string> codes() const {
    std::vector<std::string> found;
    for (const diag::Diagnostic& finding : report.diagnostics())
      found.emplace_back(finding.message->id);
    return found;
  }
};

Checked check(std::string_view schema, std::string_view data) {
  Checked checked;
  diag::Report read;
  const Value root = read_json(std::string(schema), "模式.json", *checked.files, read);
  const Value value = read_json(std::string(data), "数据.json", *checked.files, read);
  EXPECT_FALSE(read.has_errors()) << checked.words(read);
  checked.schema = Schema::compile(root, checked.schema_report);
  EXPECT_TRUE(checked.schema) << checked.words(checked.schema_report);
  if (checked.schema) checked.schema->check(value, checked.report);
  return checked;
}

bool fits(std::string_view schema, std::string_view data) {
  return check(schema, data).report.empty();
}

/// The codes of what is found, joined with blanks.
std::string codes(std::string_view schema, std::string_view data) {
  std::string joined;
  for (const std::string& code : check(schema, data).codes())
    joined += (joined.empty() ? "" : " ") + code;
  return joined;
}

std::string told(std::string_view schema, std::string_view data,
                 diag::Language language = diag::Language::zh) {
  const Checked checked = check(schema, data);
  return checked.words(checked.report, language);
}

/// What is wrong with the schema itself.
std::string schema_codes(std::string_view schema) {
  DataFiles files;
  diag::Report report;
  const Value root = read_json(std::string(schema), "模式.json", files, report);
  Schema::compile(root, report);
  std::string joined;
  for (const diag::Diagnostic& finding : report.diagnostics()) {
    joined += (joined.empty() ? "" : " ") + std::string(finding.message->id);
    if (!finding.arguments.empty()) joined += '(' + finding.arguments[0] + ')';
  }
  return joined;
}

TEST(Schema, KnowsTypes) {
  EXPECT_TRUE(fits(R"({"type": "string"})", R"("甲")"));
  EXPECT_TRUE(fits(R"({"type": "integer"})", "2.00"));
  EXPECT_FALSE(fits(R"({"type": "integer"})", "2.5"));
  EXPECT_FALSE(fits(R"({"type": "number"})", "true"));
  EXPECT_TRUE(fits(R"({"type": ["string", "null"]})", "null"));
  EXPECT_FALSE(fits(R"({"type": "array"})", "{}"));
  EXPECT_FALSE(fits(R"({"type": "object"})", "[]"));
  EXPECT_FALSE(fits(R"({"type": "boolean"})", "0"));
  EXPECT_FALSE(fits("false", "1"));
  EXPECT_TRUE(fits("true", "1"));
}

TEST(Schema, ComparesNumbersExactly) {
  EXPECT_TRUE(fits(R"({"multipleOf": 0.01})", "1234567890123456789.01"));
  EXPECT_FALSE(fits(R"({"multipleOf": 0.01})", "0.075"));
  EXPECT_TRUE(fits(R"({"maximum": 0.3})", "0.30"));
  EXPECT_FALSE(fits(R"({"maximum": 0.3})", "0.30000000000000000001"));
  EXPECT_FALSE(fits(R"({"exclusiveMinimum": 0})", "0.00"));
  EXPECT_TRUE(fits(R"({"const": 1})", "1.00"));
  EXPECT_FALSE(fits(R"({"const": 1})", "true"));
  EXPECT_FALSE(fits(R"({"uniqueItems": true})", "[1, 2, 1.0]"));
  EXPECT_TRUE(fits(R"({"uniqueItems": true})", R"([1, true, "1", null, [1], {"a": 1}])"));
}

TEST(Schema, CountsCharacters) {
  EXPECT_TRUE(fits(R"({"maxLength": 2, "minLength": 2})", R"("绩效")"));
  EXPECT_EQ(codes(R"({"maxLength": 1})", R"("绩效")"), "schema.too-long");
}

TEST(Schema, MatchesPatternsAsEcmaScriptDoes) {
  EXPECT_TRUE(fits(R"({"pattern": "年"})", R"("2024年度")"));
  EXPECT_FALSE(fits(R"({"pattern": "^\\d+$"})", R"("１２")"));
  EXPECT_FALSE(fits(R"({"pattern": "^a$"})", R"("a\n")"));
  EXPECT_TRUE(fits(R"({"pattern": "^[[&]+$"})", R"("[&")"));
  EXPECT_TRUE(fits(R"({"pattern": "^[\\w-]+$"})", R"("a-1")"));
  EXPECT_TRUE(fits(R"({"pattern": "^\\u{1F600}$"})", R"("😀")"));
}

TEST(Schema, GivesUpOnPatternsThatTakeTooLong) {
  EXPECT_EQ(codes(R"({"pattern": "^(a+)+$"})", '"' + std::string(60, 'a') + "b\""),
            "schema.slow-pattern");
}

TEST(Schema, KnowsFormats) {
  EXPECT_TRUE(fits(R"({"format": "date"})", R"("2024-02-29")"));
  EXPECT_FALSE(fits(R"({"format": "date"})", R"("2023-02-29")"));
  EXPECT_FALSE(fits(R"({"format": "date"})", R"("2024年2月29日")"));
  EXPECT_TRUE(fits(R"({"format": "official-date"})", R"("2024年2月29日")"));
  EXPECT_TRUE(fits(R"({"format": "official-date"})", "20240229"));
  EXPECT_FALSE(fits(R"({"format": "official-date"})", R"("去年")"));
  EXPECT_TRUE(fits(R"({"format": "date-time"})", R"("2024-12-31T23:59:60Z")"));
  EXPECT_FALSE(fits(R"({"format": "date-time"})", R"("2024-12-31T24:00:00Z")"));
  EXPECT_TRUE(fits(R"({"format": "time"})", R"("08:30:00.5+08:00")"));
  EXPECT_FALSE(fits(R"({"format": "time"})", R"("08:30")"));
}

TEST(Schema, LooksIntoObjectsAndLists) {
  constexpr std::string_view kSchema = R"({
    "properties": {"a": {"type": "number"}}, "patternProperties": {"^x": {"type": "string"}},
    "additionalProperties": {"type": "boolean"}})";
  EXPECT_TRUE(fits(kSchema, R"({"a": 1, "x1": "", "b": true})"));
  EXPECT_EQ(codes(kSchema, R"({"a": "", "x1": 1, "b": 1})"), "schema.type schema.type schema.type");
  EXPECT_EQ(codes(R"({"prefixItems": [{"type": "string"}], "items": {"type": "number"}})",
                  R"([1, 2, "三"])"),
            "schema.type schema.type");
  EXPECT_EQ(codes(R"({"prefixItems": [{}], "items": false})", "[1, 2]"), "schema.extra-item");
  EXPECT_EQ(codes(R"({"contains": {"type": "number"}, "minContains": 2})", R"([1, "二"])"),
            "schema.too-few-fit");
  EXPECT_EQ(codes(R"({"propertyNames": {"maxLength": 2}})", R"({"三个字": 1})"), "schema.name");
  EXPECT_EQ(codes(R"({"minProperties": 1, "minItems": 1})", "{}"), "schema.too-few-members");
  EXPECT_EQ(codes(R"({"dependentRequired": {"a": ["b", "c"]}})", R"({"a": 1, "b": 2})"),
            "schema.dependent");
  EXPECT_EQ(codes(R"({"dependentSchemas": {"a": {"required": ["b"]}}})", R"({"a": 1})"),
            "schema.required");
}

TEST(Schema, CombinesSchemas) {
  EXPECT_EQ(codes(R"({"allOf": [{"minimum": 2}, {"multipleOf": 2}]})", "1"),
            "schema.minimum schema.multiple");
  EXPECT_EQ(codes(R"({"oneOf": [{"minimum": 0}, {"maximum": 9}]})", "5"),
            "schema.several-alternatives");
  EXPECT_EQ(codes(R"({"not": {"const": ""}})", R"("")"), "schema.forbidden");
  constexpr std::string_view kIf = R"({
    "if": {"properties": {"类": {"const": "请示"}}}, "then": {"required": ["签发人"]},
    "else": {"required": ["抄送"]}})";
  EXPECT_EQ(codes(kIf, R"({"类": "请示"})"), "schema.required");
  EXPECT_TRUE(fits(kIf, R"({"类": "通知", "抄送": []})"));
}

TEST(Schema, FollowsReferences) {
  constexpr std::string_view kTree = R"({
    "$ref": "#/$defs/节",
    "$defs": {"节": {"type": "object", "required": ["标题"], "properties": {
      "标题": {"$ref": "#文字"}, "子节": {"type": "array", "items": {"$ref": "#/$defs/%E8%8A%82"}}}},
      "文字": {"$anchor": "文字", "type": "string"}}})";
  EXPECT_TRUE(fits(kTree, R"({"标题": "一", "子节": [{"标题": "二", "子节": []}]})"));
  EXPECT_EQ(codes(kTree, R"({"标题": "一", "子节": [{"标题": 2}, {}]})"),
            "schema.type schema.required");
}

TEST(Schema, KnowsWhatNoKeywordLookedAt) {
  constexpr std::string_view kSchema = R"({
    "allOf": [{"properties": {"a": true}}],
    "anyOf": [{"properties": {"b": {"type": "number"}}, "required": ["b"]}, {"required": ["c"]}],
    "unevaluatedProperties": false})";
  EXPECT_TRUE(fits(kSchema, R"({"a": 1, "b": 2})"));
  EXPECT_EQ(codes(kSchema, R"({"a": 1, "b": 2, "d": 3})"), "schema.unknown-key");
  EXPECT_EQ(codes(R"({"prefixItems": [true], "unevaluatedItems": {"type": "string"}})",
                  R"([1, "二", 3])"),
            "schema.type");
}

TEST(Schema, TellsAllViolationsWithTheirPlaces) {
  EXPECT_EQ(told(R"({"type": "object", "required": ["单位", "项目"], "additionalProperties": false,
      "properties": {"单位": {"title": "单位名称", "type": "string"},
        "项目": {"type": "array", "items": {"type": "object", "required": ["金额"],
          "properties": {"金额": {"title": "金额（万元）", "type": "number", "minimum": 0}}}}}})",
                 "{\n  \"项目\": [\n    {\"金额\": \"2.42\"},\n    {\"金额\": -1},\n    {}\n  ],\n"
                 "  \"备注\": 1\n}"),
            "数据.json:1:1\n"
            "    “{”\n"
            "     ^\n"
            "错误 [schema.required]：缺少 `单位`（单位名称）\n\n"
            "数据.json:3:12（项目[0].金额）\n"
            "    “{\"金额\": \"2.42\"},”\n"
            "       　　   ^^^^^^\n"
            "错误 [schema.type]：应是数字，这里是文字\n"
            "  提示：去掉双引号，写成 `2.42`\n\n"
            "数据.json:4:12（项目[1].金额）\n"
            "    “{\"金额\": -1},”\n"
            "       　　   ^^\n"
            "错误 [schema.minimum]：不能小于 0\n\n"
            "数据.json:5:5（项目[2]）\n"
            "    “{}”\n"
            "     ^\n"
            "错误 [schema.required]：缺少 `金额`（金额（万元））\n\n"
            "数据.json:7:3（备注）\n"
            "    “\"备注\": 1”\n"
            "     ^^^^^^\n"
            "错误 [schema.unknown-key]：不该有 `备注` 这一项\n\n"
            "5 个错误\n");
}

TEST(Schema, TakesAMissingAndAStrangeNameForOneMistake) {
  constexpr std::string_view kClosed =
      R"({"required": ["预算数"], "properties": {"预算数": {}}, "additionalProperties": false})";
  EXPECT_EQ(told(kClosed, R"({"预算术": 1})"),
            "数据.json:1:2（预算术）\n"
            "    “{\"预算术\": 1}”\n"
            "      ^^^^^^^^\n"
            "错误 [schema.misspelt-key]：`预算术` 写错了，应为 `预算数`\n\n"
            "1 个错误\n");
  const Checked open = check(R"({"required": ["预算数"]})", R"({"预算术": 1})");
  ASSERT_EQ(open.codes(), std::vector<std::string>{"schema.required"});
  EXPECT_EQ(open.report.diagnostics()[0].notes[0].message->id, "schema.near-key");
  EXPECT_EQ(codes(kClosed, R"({"其他": 1})"), "schema.required schema.unknown-key");
}

TEST(Schema, TellsTheAlternativeThatWasMeant) {
  constexpr std::string_view kSchema = R"({"anyOf": [{"type": "string"},
    {"type": "object", "required": ["标题"]}, {"type": "number", "minimum": 1}]})";
  EXPECT_EQ(codes(kSchema, "{}"), "schema.required");
  EXPECT_EQ(codes(kSchema, "0"), "schema.minimum");
  EXPECT_NE(told(kSchema, "[]").find("应是文字或数字或对象 `{ … }`，这里是一组内容 `[ … ]`"),
            std::string::npos);
  EXPECT_NE(told(R"({"anyOf": [{"minimum": 5}, {"maximum": -5}]})", "0")
                .find("几种允许的写法一种都不合\n  提示：不能小于 5（数据.json 第 1 行）\n"
                      "  提示：不能大于 -5"),
            std::string::npos);
}

TEST(Schema, SpeaksEnglish) {
  EXPECT_NE(told(R"({"type": ["number", "null"]})", R"("")", diag::Language::en)
                .find("error [schema.type]: should be a number, but is an empty text"),
            std::string::npos);
}

TEST(Schema, TellsTwoHundredViolationsAndCountsTheRest) {
  std::string rows = "[0";
  for (int i = 0; i < 299; ++i) rows += ",0";
  const Checked checked = check(R"({"items": {"minimum": 1}})", rows + "]");
  EXPECT_EQ(checked.report.errors(), 201u);
  EXPECT_EQ(checked.report.diagnostics().back().arguments[0], "100");
}

TEST(Schema, StopsWhereReferencesRunInACircle) {
  EXPECT_EQ(codes(R"({"$ref": "#"})", "1"), "schema.endless");
}

TEST(Schema, TellsWhatIsWrongWithASchema) {
  EXPECT_EQ(schema_codes("[]"), "schema.no-schema");
  EXPECT_EQ(schema_codes(R"({"requierd": ["a"]})"), "schema.unknown-keyword(requierd)");
  EXPECT_EQ(schema_codes(R"({"dependencies": {}})"), "schema.unsupported(dependencies)");
  EXPECT_EQ(schema_codes(R"({"items": [{}]})"), "schema.unsupported(items: [ … ])");
  EXPECT_EQ(schema_codes(R"({"type": "text", "minimum": "0", "required": "a", "enum": 1})"),
            "schema.malformed(type) schema.malformed(enum) schema.malformed(minimum) "
            "schema.malformed(required)");
  EXPECT_EQ(schema_codes(R"({"$ref": "#/$defs/x"})"), "schema.bad-reference(#/$defs/x)");
  EXPECT_EQ(schema_codes(R"({"$ref": "其他.json"})"), "schema.bad-reference(其他.json)");
  EXPECT_EQ(schema_codes(R"({"pattern": "["})"), "schema.bad-pattern([)");
  EXPECT_EQ(schema_codes(R"({"format": "email"})"), "schema.format-ignored(email)");
  EXPECT_EQ(schema_codes(R"({"$schema": "http://json-schema.org/draft-07/schema#"})"),
            "schema.draft(http://json-schema.org/draft-07/schema#)");
  EXPECT_EQ(schema_codes(R"({"$defs": {"a": {"maxLength": -1}}})"), "schema.malformed(maxLength)");
  EXPECT_EQ(schema_codes(R"({"title": "", "x-note": 1, "examples": [], "$comment": ""})"), "");
}

}  // namespace
}  // namespace chengwen::data
