#include <string>
#include <string_view>

#include "diag/print.h"

namespace chengwen::diag {
namespace {

std::string_view story_words(Place::Story story, Language language) {
  switch (story) {
    case Place::Story::none:
      return "";
    case Place::Story::body:
      return in(language, "正文", "body");
    case Place::Story::header:
      return in(language, "页眉", "header");
    case Place::Story::footer:
      return in(language, "页脚", "footer");
    case Place::Story::footnote:
      return in(language, "脚注", "footnote");
    case Place::Story::endnote:
      return in(language, "尾注", "endnote");
    case Place::Story::comment:
      return in(language, "批注", "comment");
    case Place::Story::text_box:
      return in(language, "文本框", "text box");
    case Place::Story::properties:
      return in(language, "文档属性", "document properties");
    case Place::Story::chart:
      return in(language, "图表", "chart");
    case Place::Story::other:
      return in(language, "其他部分", "other part");
  }
  return "";
}

/// Appends "第3行" or "row 3", after a blank unless it is the first.
void append_count(std::string& out, Language language, int number, std::string_view zh_before,
                  std::string_view zh_after, std::string_view en) {
  if (number == 0) return;
  if (!out.empty()) out += ' ';
  const std::string digits = std::to_string(number);
  if (language == Language::zh) {
    out.append(zh_before).append(digits).append(zh_after);
  } else {
    out.append(en).append(" ").append(digits);
  }
}

std::string story_name(const Place& place, Language language) {
  std::string name(story_words(place.story, language));
  if (place.story_number == 0) return name;
  if (language == Language::en) name += ' ';
  return name + std::to_string(place.story_number);
}

/// "正文 › 三、绩效运行监控情况 › 表2 第3行 第2格".
std::string in_document(const Place& place, Language language) {
  std::string result;
  const auto step = [&](std::string_view words) {
    if (words.empty()) return;
    if (!result.empty()) result += " › ";
    result += words;
  };
  step(story_name(place, language));
  for (const std::string& heading : place.headings) step(heading);
  std::string spot;
  append_count(spot, language, place.table, "表", "", "table");
  append_count(spot, language, place.row, "第", "行", "row");
  append_count(spot, language, place.cell, "第", "格", "cell");
  append_count(spot, language, place.paragraph, "第", "段", "paragraph");
  step(spot);
  return result;
}

/// "数据.json:41:18", or the words for it when the text has no name.
std::string in_text_file(const Place& place, Language language) {
  std::string result = place.file;
  if (result.empty()) {
    append_count(result, language, place.line, "第", "行", "line");
    append_count(result, language, place.column, "第", "列", "column");
    return result;
  }
  if (place.line != 0) result += ":" + std::to_string(place.line);
  if (place.column != 0) result += ":" + std::to_string(place.column);
  return result;
}

}  // namespace

std::string print(const Place& place, Language language) {
  const std::string document = in_document(place, language);
  if (!document.empty()) {
    if (place.file.empty()) return document;
    return place.file + std::string(in(language, "：", ": ")) + document;
  }
  std::string result = in_text_file(place, language);
  if (place.value_path.empty()) return result;
  if (result.empty()) return place.value_path;
  result += in(language, "（", " (");
  return result.append(place.value_path).append(in(language, "）", ")"));
}

}  // namespace chengwen::diag
