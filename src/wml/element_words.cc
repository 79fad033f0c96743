#include "wml/element_words.h"

#include <string>

namespace chengwen::wml {
namespace {

struct Named {
  std::string_view element, zh, en;
};

constexpr Named kNamed[] = {
    {"w:p", "段落", "a paragraph"},
    {"a:p", "段落", "a paragraph"},
    {"w:tbl", "表格", "a table"},
    {"w:tr", "表格行", "a table row"},
    {"w:tc", "单元格", "a cell"},
    {"w:r", "文字块", "a run of text"},
    {"a:r", "文字块", "a run of text"},
    {"w:t", "文字块", "a run of text"},
    {"a:t", "文字块", "a run of text"},
    {"w:sdt", "内容控件", "a content control"},
    {"w:sdtContent", "内容控件", "a content control"},
    {"w:hyperlink", "超链接", "a hyperlink"},
    {"w:fldSimple", "域", "a field"},
    {"w:txbxContent", "文本框", "a text box"},
    {"w:ins", "修订中的插入", "a tracked insertion"},
    {"w:smartTag", "智能标记", "a smart tag"},
    {"w:footnote", "脚注", "a footnote"},
    {"w:endnote", "尾注", "an endnote"},
    {"w:comment", "批注", "a comment"},
    {"w:ruby", "拼音指南", "a phonetic guide"},
    {"m:oMath", "公式", "a formula"},
};

}  // namespace

jinja::SymbolNames::Words called(std::string_view element) {
  for (const Named& named : kNamed) {
    if (named.element == element) return {std::string(named.zh), std::string(named.en)};
  }
  return {" " + std::string(element) + " ", std::string(element)};
}

}  // namespace chengwen::wml
