#pragma once

#include "diag/message.h"

/// What a Word template, or a value for it, can get wrong. Each comment shows an input that causes
/// it.
namespace chengwen::wml::messages {

using diag::Message;
using diag::Severity;

/// `{%tr for x in xs %}` in a paragraph outside any table: the prefix, the element
inline constexpr Message kPrefixOutside{
    "wml.prefix-outside", Severity::error, "`{0}` 标签不在它要替换的 `{1}` 里面",
    "a tag with `{0}` must stand inside the `{1}` that it takes the place of"};
/// `{% cellbg "FF0000" %}` in a paragraph outside any table: the tag's word
inline constexpr Message kCellTagOutside{"wml.cell-tag-outside", Severity::error,
                                         "`{0}` 只能写在表格的单元格里",
                                         "`{0}` only works in a cell of a table"};
/// `说明 {%p if x %}`: the prefix. The paragraph is replaced by the tag, its text is lost
inline constexpr Message kTextBesideTag{
    "wml.text-beside-tag", Severity::warning,
    "`{0}` 标签会替换它所在的整段（行、格），旁边的文字不会输出",
    "a tag with `{0}` takes the place of its whole paragraph, row or cell: what stands beside it "
    "is not output"};
/// `{% colspan n %}` with n = "two" or 0: the value
inline constexpr Message kColspan{"wml.colspan", Severity::error,
                                  "colspan 要一个不小于 1 的整数，不能是 `{0}`",
                                  "colspan needs a whole number of at least 1, not `{0}`"};
/// `{% colspan 5 %}` in a table of three columns: the value, the columns
inline constexpr Message kColspanBeyond{"wml.colspan-beyond-table", Severity::warning,
                                        "colspan {0} 超出了表格的 {1} 列",
                                        "colspan {0} reaches beyond the table's {1} columns"};
/// `{% cellbg c %}` with c = "红": the value
inline constexpr Message kColour{"wml.colour", Severity::error,
                                 "`{0}` 不是颜色，要写成 6 位十六进制数，如 FF0000",
                                 "`{0}` is no colour: write six hexadecimal digits such as FF0000"};
/// `{{ 图 }}` with rich text paragraphs inside ruby text: the kind of content
inline constexpr Message kContentMisplaced{"wml.content-misplaced", Severity::error,
                                           "这里放不下`{0}`", "`{0}` cannot stand here"};
/// `{"$richtext": [{"bold": true}]}`, which has no text: the key
inline constexpr Message kContentMalformed{"wml.content-malformed", Severity::error,
                                           "`{0}` 的数据写法不对",
                                           "the data for `{0}` is malformed"};
/// Any tag in a document with a digital signature
inline constexpr Message kSignatureDropped{
    "wml.signature-dropped", Severity::warning, "文档内容变了，数字签名已经去掉",
    "the document changes, so its digital signature has been dropped"};

inline constexpr const Message* kAll[] = {
    &kPrefixOutside, &kCellTagOutside,   &kTextBesideTag,    &kColspan,         &kColspanBeyond,
    &kColour,        &kContentMisplaced, &kContentMalformed, &kSignatureDropped};

}  // namespace chengwen::wml::messages
