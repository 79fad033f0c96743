#include "data/json_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <string>

#include "data/json_mistakes.h"
#include "data/messages.h"

namespace chengwen::data {
namespace {

struct Reading {
  DataFiles files;
  diag::Report report;
  Value value;

  explicit Reading(const std::string& bytes, const std::string& name = "数据.json") {
    value = read_json(bytes, name, files, report);
  }
  diag::Place place(const Value& part) const {
    const diag::Span span = span_of(part);
    return files.locate(span.begin, span.end);
  }
};

TEST(JsonReader, ReadsEveryKindOfValue) {
  const Reading reading(R"( {"无": null, "真": true, "假": false, "整": 42, "小": 12.50, "科": 1e3,
    "大": 123456789012345678901234567890, "负": -0.0, "字": "文联", "空": "", "列": [1, [], {}], "表": {"a": {"b": 1}}} )");
  EXPECT_TRUE(reading.report.empty());
  EXPECT_EQ(reading.value.to_string(),
            "{'无': None, '真': True, '假': False, '整': 42, '小': 12.50, '科': 1000, "
            "'大': 123456789012345678901234567890, '负': 0.0, '字': '文联', '空': '', "
            "'列': [1, [], {}], '表': {'a': {'b': 1}}}");
}

TEST(JsonReader, ReadsScalarsAtTheTop) {
  const std::pair<const char*, const char*> cases[] = {
      {"42", "42"},     {" 12.50 ", "12.50"},         {"true", "True"},
      {"null", "None"}, {"\"文\\n联\"", "'文\\n联'"}, {"\"a\"\n", "'a'"}};
  for (const auto& [json, printed] : cases) {
    const Reading reading(json);
    std::string out;
    reading.value.print_quoted(out);
    EXPECT_EQ(out, printed) << json;
  }
}

TEST(JsonReader, Unescapes) {
  const Reading reading(R"({"a\"\\\/\b\f\n\r\tz": "\u6587\u8054 \ud83d\ude00", "\u6587": 1})");
  const auto& entries = reading.value.as_map().entries();
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].key.as_string(), "a\"\\/\b\f\n\r\tz");
  EXPECT_EQ(entries[0].value.as_string(), "文联 😀");
  EXPECT_EQ(entries[1].key.as_string(), "文");
}

TEST(JsonReader, KeepsTheOrderOfKeysInLargeMapsToo) {
  std::string json = "{";
  for (int i = 0; i < 1000; ++i)
    json += (i == 0 ? "\"k" : ",\"k") + std::to_string(i * 7919 % 1000) + "\":" + std::to_string(i);
  const Reading reading(json + "}");
  const auto& entries = reading.value.as_map().entries();
  ASSERT_EQ(entries.size(), 1000u);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(entries[static_cast<std::size_t>(i)].key.as_string(),
              "k" + std::to_string(i * 7919 % 1000));
    EXPECT_EQ(
        reading.value.as_map().find("k" + std::to_string(i * 7919 % 1000))->as_small_integer(), i);
  }
}

TEST(JsonReader, ARepeatedKeyKeepsItsFirstPlaceAndItsLastValueAndIsTold) {
  const Reading reading("{\"a\": 1, \"b\": 2,\n \"a\": 3}");
  EXPECT_EQ(reading.value.to_string(), "{'a': 3, 'b': 2}");
  EXPECT_FALSE(reading.report.has_errors());
  ASSERT_EQ(reading.report.warnings(), 1u);
  const diag::Diagnostic& warning = reading.report.diagnostics()[0];
  EXPECT_EQ(warning.message, &messages::kRepeatedKey);
  EXPECT_EQ(warning.arguments, std::vector<std::string>{"a"});
  const diag::Place place = reading.files.locate(warning.span.begin, warning.span.end);
  EXPECT_EQ(place.line, 2);
  EXPECT_EQ(place.column, 2);
  EXPECT_EQ(place.excerpt.substr(place.mark_begin, place.mark_end - place.mark_begin), "\"a\"");
  ASSERT_EQ(warning.notes.size(), 1u);
  EXPECT_EQ(reading.files.locate(warning.notes[0].span.begin, 0).column, 2);
}

TEST(JsonReader, ManyRepeatedKeysAreToldAHundredTimesAtMost) {
  std::string json = "{\"a\": 0";
  for (int i = 0; i < 300; ++i) json += ", \"a\": 1";
  EXPECT_EQ(Reading(json + "}").report.warnings(), 100u);
}

/// Calls `visit` with every value and key below `value`.
void walk(const Value& value, const std::function<void(const Value&)>& visit) {
  visit(value);
  if (value.is_list()) {
    for (const Value& item : value.items()) walk(item, visit);
  } else if (value.is_map()) {
    for (const Map::Entry& entry : value.as_map().entries()) {
      visit(entry.key);
      walk(entry.value, visit);
    }
  }
}

TEST(JsonReader, EveryNodeKnowsWhereItStood) {
  const std::string json =
      "{ \"单位\" : \"文联\",\n  \"项目\": [ {\"金额\": 12.50, \"完成\": true}, null, [], "
      "\"\\u6587\" ],\n  \"a\\\"b\": {} }";
  const Reading reading("\xEF\xBB\xBF" + json);
  std::string tokens;
  walk(reading.value, [&](const Value& value) {
    ASSERT_GT(value.origin(), 0u);
    const diag::Place place = reading.place(value);
    tokens += place.excerpt.substr(place.mark_begin, place.mark_end - place.mark_begin) + " ";
    const char first = json[value.origin() - 1];
    if (value.is_map()) {
      EXPECT_EQ(first, '{');
    }
    if (value.is_list()) {
      EXPECT_EQ(first, '[');
    }
    if (value.is_string()) {
      EXPECT_EQ(first, '"');
    }
  });
  EXPECT_EQ(tokens,
            "{ \"单位\" \"文联\" \"项目\" [ { \"金额\" 12.50 \"完成\" true null [ \"\\u6587\" "
            "\"a\\\"b\" { ");
}

TEST(JsonReader, PlacesAreLinesColumnsAndPaths) {
  const Reading reading(
      "{\r\n\t\"项目\": [1, {\"金额\": 3, \"预算 数\": [4]}],\r\"it's\": {\"x\": 5},\n\n  "
      "\"for_2\": 6}",
      "甲.json");
  struct Expected {
    int line;
    int column;
    const char* path;
    const char* excerpt;
  };
  const Map& map = reading.value.as_map();
  const std::vector<Value>& items = map.find("项目")->items();
  const std::pair<const Value*, Expected> cases[] = {
      {&reading.value, {1, 1, "", "{"}},
      {map.find("项目"), {2, 8, "项目", "\"项目\": [1, {\"金额\": 3, \"预算 数\": [4]}],"}},
      {items.data(), {2, 9, "项目[0]", "\"项目\": [1, {\"金额\": 3, \"预算 数\": [4]}],"}},
      {&items[1], {2, 12, "项目[1]", "\"项目\": [1, {\"金额\": 3, \"预算 数\": [4]}],"}},
      {items[1].as_map().find("金额"),
       {2, 19, "项目[1].金额", "\"项目\": [1, {\"金额\": 3, \"预算 数\": [4]}],"}},
      {items[1].as_map().find("预算 数")->items().data(),
       {2, 31, "项目[1]['预算 数'][0]", "\"项目\": [1, {\"金额\": 3, \"预算 数\": [4]}],"}},
      {map.find("it's")->as_map().find("x"), {3, 15, "[\"it's\"].x", "\"it's\": {\"x\": 5},"}},
      {map.find("for_2"), {5, 12, "for_2", "\"for_2\": 6}"}},
  };
  for (const auto& [value, expected] : cases) {
    const diag::Place place = reading.place(*value);
    EXPECT_EQ(place.file, "甲.json");
    EXPECT_EQ(place.line, expected.line) << expected.path;
    EXPECT_EQ(place.column, expected.column) << expected.path;
    EXPECT_EQ(place.value_path, expected.path);
    EXPECT_EQ(place.excerpt, expected.excerpt);
  }
  const diag::Place key = reading.place(items[1].as_map().entries()[0].key);
  EXPECT_EQ(key.value_path, "项目[1].金额") << "a name stands for its value";
  EXPECT_EQ(key.column, 13);
}

TEST(JsonReader, PathsResolveTheEscapesOfNames) {
  const Reading reading(R"({"\u9879\u76ee": [{"\u9884\u7b97 \u6570": 1, "a\"b\\c": 2}]})");
  const std::vector<Value>& items = reading.value.as_map().find("项目")->items();
  EXPECT_EQ(reading.place(*items[0].as_map().find("预算 数")).value_path, "项目[0]['预算 数']");
  EXPECT_EQ(reading.place(*items[0].as_map().find(R"(a"b\c)")).value_path, R"(项目[0]['a"b\\c'])");
}

TEST(JsonReader, FilesShareOneOffsetSpace) {
  DataFiles files;
  diag::Report report;
  const Value first = read_json("{\"a\": 1}", "一.json", files, report);
  const Value second = read_json("{\n\"b\": 2}", "二.json", files, report);
  const diag::Span span = span_of(*second.as_map().find("b"));
  EXPECT_EQ(span.source, diag::kDataSource);
  const diag::Place place = files.locate(span.begin, span.end);
  EXPECT_EQ(place.file, "二.json");
  EXPECT_EQ(place.line, 2);
  EXPECT_EQ(place.value_path, "b");
  EXPECT_EQ(files.locate(span_of(first).begin, 0).file, "一.json");
  EXPECT_EQ(files.locate(8, 8).file, "一.json") << "the end of a file belongs to it";
  EXPECT_TRUE(files.locate(1000, 1001).file.empty());
  EXPECT_FALSE(span_of(Value::integer(1)).known());
}

TEST(JsonReader, TellsNoPathsBehindASyntaxError) {
  const Reading reading("{\"a\": 1，\n\"b\": True}");
  ASSERT_EQ(reading.report.errors(), 2u);
  const auto place = [&](std::size_t i) {
    const diag::Span& span = reading.report.diagnostics()[i].span;
    return reading.files.locate(span.begin, span.end);
  };
  EXPECT_EQ(place(0).value_path, "a");
  EXPECT_EQ(place(1).value_path, "") << "`a` would be wrong";
  EXPECT_EQ(place(1).line, 2);
}

TEST(JsonReader, ALineOfMegabytesIsCutAroundTheMark) {
  std::string json = "[\"起\"";
  for (int i = 0; i < 100000; ++i) json += ", \"文联\"";
  const Reading reading(json + "]");
  const diag::Place place = reading.place(reading.value.items()[50000]);
  EXPECT_LT(place.excerpt.size(), 1000u);
  EXPECT_EQ(place.excerpt.substr(place.mark_begin, place.mark_end - place.mark_begin), "\"文联\"");
  EXPECT_EQ(place.value_path, "[50000]");
  EXPECT_EQ(place.column, 4 + 49999 * 6 + 2 + 1);
}

TEST(JsonReader, ReadsOtherEncodings) {
  const std::string gb18030 = "{\"\xB5\xA5\xCE\xBB\": \"\xCE\xC4\xC1\xAA\"}";
  EXPECT_EQ(Reading(gb18030).value.to_string(), "{'单位': '文联'}");
  std::string utf16 = "\xFF\xFE";
  for (const char16_t c : std::u16string(u"{\"单位\": \"文联\"}")) {
    utf16 += static_cast<char>(c & 0xFF);
    utf16 += static_cast<char>(c >> 8);
  }
  EXPECT_EQ(Reading(utf16).value.to_string(), "{'单位': '文联'}");
}

TEST(JsonReader, ReadsUpToTheDepthLimit) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  const Reading deepest(nested(256));
  EXPECT_FALSE(deepest.report.has_errors());
  EXPECT_EQ(deepest.value.to_string(), nested(256));
  const Reading deeper(nested(257));
  ASSERT_EQ(deeper.report.errors(), 1u);
  EXPECT_EQ(deeper.report.diagnostics()[0].message, &messages::kTooDeep);
  EXPECT_EQ(deeper.report.diagnostics()[0].span.begin, 256u);
  EXPECT_EQ(Reading(std::string(1'000'000, '[')).report.errors(), 1u);
}

TEST(JsonReader, RefusesAStringThatBeginsBehindTheData) {
  for (const std::string json : {"{\"a\": 1}\"", "[] \"", "12\"", "\"a\"\""})
    EXPECT_EQ(Reading(json).report.errors(), 1u) << json;
}

/// JSON and what is nearly JSON.
rc::Gen<std::string> nearly_json() {
  const auto pieces =
      rc::gen::container<std::vector<std::string>>(rc::gen::weightedOneOf<std::string>(
          {{12, rc::gen::element<std::string>("{", "}", "[", "]", ",", ":", "\"a\"", "1", " ")},
           {6, rc::gen::element<std::string>("\"a\":1", "\"b\":[", "{\"a\":", "],", "},", "[1,2]",
                                             "null", "true")},
           {2, rc::gen::element<std::string>("\"\\u6587\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"",
                                             "\"\\", "\"", "\\", "x", "0", "-", ".5", "1e5", "1e",
                                             "01", "tru", "falsey", "nul", "\t", "\n", "，", "“",
                                             "”", "//", "/*", "*/", "#", "'", "文", "\x01", "\x7F",
                                             "\u3000", "\uFEFF", "1.0", "-0")}}));
  const auto documents = rc::gen::element<std::string>(
      R"({"单位": "文联", "项目": [{"a": 1, "b": [1.5, null, true]}, {}], "c": "x\n\"y\""})",
      R"([[], [1, 2, [3]], "文", -1e5])", R"({"a": {"b": {"c": "d"}}, "e": "\ud83d\ude00"})");
  const auto mutated = rc::gen::map(
      rc::gen::tuple(documents, pieces, rc::gen::inRange(0, 80), rc::gen::inRange(0, 3)),
      [](const std::tuple<std::string, std::vector<std::string>, int, int>& drawn) {
        auto [json, inserted, place, removed] = drawn;
        const std::size_t at = static_cast<std::size_t>(place) % json.size();
        json.erase(at, static_cast<std::size_t>(removed));
        if (!inserted.empty()) json.insert(std::min(at, json.size()), inserted.front());
        return json;
      });
  return rc::gen::oneOf(rc::gen::map(pieces,
                                     [](const std::vector<std::string>& parts) {
                                       std::string json;
                                       for (const std::string& part : parts) json += part;
                                       return json;
                                     }),
                        mutated);
}

/// The reader and the search for mistakes are two parsers: they must agree on what JSON is.
RC_GTEST_PROP(JsonReaderProperty, AgreesWithTheSearchForMistakes, ()) {
  const std::string json = *nearly_json();
  const Reading reading(json);
  for (const diag::Diagnostic& diagnostic : reading.report.diagnostics()) {
    RC_ASSERT(diagnostic.message != &messages::kSyntax);
    (void)reading.files.locate(diagnostic.span.begin, diagnostic.span.end);
  }
  if (reading.report.has_errors()) {
    RC_ASSERT(reading.value.is_undefined());
  } else {
    diag::Report mistakes;
    explain_mistakes(reading.files.text_at(0), 0, 256, mistakes);
    RC_ASSERT(mistakes.empty());
  }
}

}  // namespace
}  // namespace chengwen::data
