#include "data/json_mistakes.h"

#include <gtest/gtest.h>

#include <string>

#include "data/json_reader.h"
#include "diag/print.h"

namespace chengwen::data {
namespace {

/// Every mistake in a line: id, the stretch of the text it points at in ‹ ›, then the words.
std::string mistakes(const std::string& json, int depth = 256) {
  DataFiles files;
  diag::Report report;
  const Value value = read_json(json, "数据.json", files, report, {depth});
  EXPECT_TRUE(value.is_undefined()) << json;
  std::string lines;
  for (const diag::Diagnostic& diagnostic : report.diagnostics()) {
    const diag::Span& span = diagnostic.span;
    lines += std::string(diagnostic.message->id) + " ‹" +
             json.substr(span.begin, span.end - span.begin) + "› " +
             diag::substitute(diagnostic.message->zh, diagnostic.arguments);
    for (const diag::Note& note : diagnostic.notes) {
      lines += " — " + diag::substitute(note.message->zh, note.arguments);
      if (note.span.known()) lines += " @" + std::to_string(note.span.begin);
    }
    lines += '\n';
  }
  return lines;
}

struct Case {
  const char* json;
  const char* mistakes;
};

void expect(const Case& c) {
  EXPECT_EQ(mistakes(c.json), c.mistakes) << c.json;
}

TEST(JsonMistakes, PunctuationOfTheChineseInputMethod) {
  for (const Case& c : {
           Case{R"({"单位"："文联"})",
                "data.punctuation ‹：› 这里写成了 `：`，应为英文（半角）的 `:`\n"},
           Case{R"({"a":1，"b":2})",
                "data.punctuation ‹，› 这里写成了 `，`，应为英文（半角）的 `,`\n"},
           Case{R"(["甲"、"乙"])",
                "data.punctuation ‹、› 这里写成了 `、`，应为英文（半角）的 `,`\n"},
           Case{R"({"a":1; "b"=2})",
                "data.punctuation ‹;› 这里写成了 `;`，应为英文（半角）的 `,`\n"
                "data.punctuation ‹=› 这里写成了 `=`，应为英文（半角）的 `:`\n"},
           Case{R"({"a":【1】｝)",
                "data.punctuation ‹【› 这里写成了 `【`，应为英文（半角）的 `[`\n"
                "data.punctuation ‹】› 这里写成了 `】`，应为英文（半角）的 `]`\n"
                "data.punctuation ‹｝› 这里写成了 `｝`，应为英文（半角）的 `}`\n"},
           Case{R"({“单位”: "文联"})",
                "data.chinese-quotes ‹“单位”› 用了中文引号，应为英文双引号：`\"单位\"`\n"},
           Case{R"({"单位”: "文联"})",
                "data.punctuation ‹”› 这里写成了 `”`，应为英文（半角）的 `\"`\n"},
           Case{"{\"a\": \"文联”,\n\"b\": 1}",
                "data.punctuation ‹”› 这里写成了 `”`，应为英文（半角）的 `\"`\n"},
           Case{R"({“单位": 1})",
                "data.chinese-quotes ‹“单位\"› 用了中文引号，应为英文双引号：`\"单位\"`\n"},
           Case{R"({"a":　1})", "data.blank ‹　› 这里有全角空格或特殊空格，请改成普通空格\n"},
       })
    expect(c);
}

TEST(JsonMistakes, CommasAndColons) {
  for (const Case& c : {
           Case{"[1 2]", "data.missing-comma ‹2› `2` 前面少了英文逗号 `,`\n"},
           Case{"{\"a\": 1\n\"b\": 2}",
                "data.missing-comma ‹\"b\"› `\"b\"` 前面少了英文逗号 `,`\n"},
           Case{"[{} {}]", "data.missing-comma ‹{› `{` 前面少了英文逗号 `,`\n"},
           Case{"[1, 2,]", "data.trailing-comma ‹,› 最后一项后面多了逗号，请去掉\n"},
           Case{"{\"a\": 1,\n}", "data.trailing-comma ‹,› 最后一项后面多了逗号，请去掉\n"},
           Case{"[1,, 2]", "data.extra-comma ‹,› 多了一个逗号，请去掉\n"},
           Case{"[,1]", "data.extra-comma ‹,› 多了一个逗号，请去掉\n"},
           Case{R"({"a" 1})", "data.missing-colon ‹\" › 名称 `a` 后面少了英文冒号 `:`\n"},
           Case{R"({"a": , "b": })",
                "data.missing-value ‹: › `a` 后面没有内容；没有就写 `null`\n"
                "data.missing-value ‹: › `b` 后面没有内容；没有就写 `null`\n"},
       })
    expect(c);
}

TEST(JsonMistakes, BracketsThatDoNotMatch) {
  for (const Case& c : {
           Case{"{\"a\": [1, 2",
                "data.unclosed ‹2› 文件到这里就完了，还少一个 `]` — `[` 在这里开始 @6\n"},
           Case{"{\"a\": 1\n\n",
                "data.unclosed ‹1\n\n› 文件到这里就完了，还少一个 `}` — `{` 在这里开始 @0\n"},
           Case{"{\"a\": [1, 2}",
                "data.wrong-bracket ‹}› 这里应该是 `]`，不是 `}` — `[` 在这里开始 @6\n"},
           Case{"[{\"a\": 1]",
                "data.wrong-bracket ‹]› 这里应该是 `}`，不是 `]` — `{` 在这里开始 @1\n"},
           Case{"{\"a\": 1}}", "data.after-end ‹}› 数据在前面已经结束，后面不能再有 `}`\n"},
           Case{"{\"a\": 1}\"", "data.after-end ‹\"› 数据在前面已经结束，后面不能再有 `\"`\n"},
           Case{"[1] 说明", "data.after-end ‹说明› 数据在前面已经结束，后面不能再有 `说明`\n"},
           Case{"\"单位\": \"文联\"",
                "data.missing-braces ‹\"› 整个文件要放在一对花括号 `{` `}` 里\n"},
           Case{"]", "data.unexpected ‹]› 这里不该有 `]`\n"},
           Case{"{[1]}", "data.unexpected ‹[› 这里不该有 `[`\n"},
       })
    expect(c);
  EXPECT_EQ(mistakes("[[[[1]]]]", 3), "data.too-deep ‹[› 嵌套超过 3 层\n");
}

TEST(JsonMistakes, Texts) {
  for (const Case& c : {
           Case{"{单位: 1}", "data.unquoted-key ‹单位› 名称要放在英文双引号里：`\"单位\"`\n"},
           Case{"{'单位': '文联'}",
                "data.single-quotes ‹'单位'› 用了单引号，应为英文双引号：`\"单位\"`\n"
                "data.single-quotes ‹'文联'› 用了单引号，应为英文双引号：`\"文联\"`\n"},
           Case{R"({"单位": 零陵区 文联})",
                "data.unquoted-text ‹零陵区 文联› `零陵区 文联` "
                "不是数字；是文字就放在英文双引号里：`\"零陵区 文联\"`\n"},
           Case{R"({"单位": "文联)"
                "\n}",
                "data.unclosed-text ‹\"文联› 这段文字到行末还没有英文双引号 "
                "`\"`；文字里要换行，写成 `\\n`\n"},
           Case{"[“文联",
                "data.unclosed-text ‹“› 这段文字到行末还没有英文双引号 `\"`；文字里要换行，写成 "
                "`\\n`\n"},
           Case{R"({"a": "他说"好"。", "b": 1})",
                "data.quote-inside ‹\"› 文字里面的英文双引号要写成 `\\\"`，或者改用中文引号\n"},
           Case{"[\"a\tb\x01\"]",
                "data.control-character ‹\t› 文字里有控制字符 U+0009，要写成 `\\t`\n"
                "data.control-character ‹\x01› 文字里有控制字符 U+0001，要写成 `\\u0001`\n"},
           Case{R"(["C:\数据\x"])",
                "data.escape ‹\\数› 反斜杠后面不能跟 `数`；反斜杠本身要写两个：`\\\\`\n"
                "data.escape ‹\\x› 反斜杠后面不能跟 `x`；反斜杠本身要写两个：`\\\\`\n"},
           Case{R"(["\u12g4"])",
                "data.escape ‹\\u› 反斜杠后面不能跟 `u`；反斜杠本身要写两个：`\\\\`\n"},
           Case{R"(["\ud83d", "\ude00", "\ud83d\u0041"])",
                "data.surrogate ‹\\ud83d› `\\ud83d` 只是半个字符，要两个 `\\u` 成对写\n"
                "data.surrogate ‹\\ude00› `\\ude00` 只是半个字符，要两个 `\\u` 成对写\n"
                "data.surrogate ‹\\ud83d› `\\ud83d` 只是半个字符，要两个 `\\u` 成对写\n"},
           Case{"// 说明\n[1, /* 二 */ 2] # 完",
                "data.comment ‹// 说明› JSON 里不能写注释，请去掉\n"
                "data.comment ‹/* 二 */› JSON 里不能写注释，请去掉\n"
                "data.comment ‹# 完› JSON 里不能写注释，请去掉\n"},
       })
    expect(c);
}

TEST(JsonMistakes, NumbersAndWords) {
  for (const Case& c : {
           Case{"[012]",
                "data.number ‹012› `012` 不是 JSON 的数字写法 — 应写成 `12` — "
                "如果它是编号，放在英文双引号里：`\"012\"`\n"},
           Case{"[.5]", "data.number ‹.5› `.5` 不是 JSON 的数字写法 — 应写成 `0.5`\n"},
           Case{"[1.]", "data.number ‹1.› `1.` 不是 JSON 的数字写法 — 应写成 `1`\n"},
           Case{"[+1]", "data.number ‹+1› `+1` 不是 JSON 的数字写法 — 应写成 `1`\n"},
           Case{"[１２．５]",
                "data.number ‹１２．５› `１２．５` 不是 JSON 的数字写法 — 应写成 `12.5`\n"},
           Case{"[12万元]",
                "data.unquoted-text ‹12万元› `12万元` "
                "不是数字；是文字就放在英文双引号里：`\"12万元\"`\n"},
           Case{"[98.5%]",
                "data.unquoted-text ‹98.5%› `98.5%` "
                "不是数字；是文字就放在英文双引号里：`\"98.5%\"`\n"},
           Case{R"({"a": 1,234.50, "b": 2})",
                "data.thousands ‹,234.50› 数字里不能有千分位的逗号，请去掉逗号\n"},
           Case{"[NaN, -Infinity]",
                "data.not-finite ‹NaN› JSON 里没有 `NaN`；没有数就写 `null`\n"
                "data.not-finite ‹-Infinity› JSON 里没有 `-Infinity`；没有数就写 `null`\n"},
           Case{"[True, None]",
                "data.word ‹True› `True` 要写成 `true`\n"
                "data.word ‹None› `None` 要写成 `null`\n"},
           Case{"[1e20000, 1]", "data.too-many-digits ‹1e20000› 数字超过 10000 位\n"},
       })
    expect(c);
}

TEST(JsonMistakes, FilesThatAreNoText) {
  EXPECT_EQ(mistakes(""), "data.empty ‹› 数据文件是空的\n");
  EXPECT_EQ(mistakes(" \n\t "), "data.empty ‹› 数据文件是空的\n");
  EXPECT_EQ(mistakes("\xEF\xBB\xBF"), "data.empty ‹› 数据文件是空的\n");
  EXPECT_EQ(mistakes("{\"a\": \"\xFF\xFF\xFF\"}").substr(0, 13), "data.encoding");
}

TEST(JsonMistakes, TellsAtMostTwenty) {
  std::string json = "[0";
  for (int i = 0; i < 30; ++i) json += "，0";
  diag::Report report;
  explain_mistakes(json + "]", 0, 256, report);
  EXPECT_EQ(report.errors(), 20u);
}

TEST(JsonMistakes, FindsNothingInWhatIsValid) {
  for (const char* json :
       {"{}", "[]", " [ ] ", "null", "-0.5e+10", R"("\ud83d\ude00\u0000\/")", R"({"“好”": "：，"})",
        "[1, [2, {\"a\": [true, false, null]}]]", "\r\n{\"a\"\t:\n1}\n"}) {
    diag::Report report;
    explain_mistakes(json, 0, 256, report);
    EXPECT_TRUE(report.empty()) << json;
  }
}

}  // namespace
}  // namespace chengwen::data
