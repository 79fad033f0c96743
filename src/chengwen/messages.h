#pragma once

#include "diag/message.h"

/// What the public door can say. Each comment shows the input that causes it.
namespace chengwen::messages {

using diag::Message;
using diag::Severity;

/// 数据.json holding `[1, 2]`: file
inline constexpr Message kDataNoObject{
    "data.no-object", Severity::error, "数据文件 `{0}` 的最外层要是 { … }：写明每项数据的名字",
    "the outermost level of the data file `{0}` must be an object { … } that names its values"};
/// -o '{{ 单位 }}.docx' with 单位 = "": the whole name
inline constexpr Message kEmptyName{"batch.empty-name", Severity::error,
                                    "文件名 `{0}` 里有一段是空的",
                                    "a part of the file name `{0}` is empty"};

/// {% if 停用 %}{{ 停用原因 }}{% endif %} without 停用: the tag
inline constexpr Message kUnreached{"fill.unreached", Severity::hint, "没有走到标签 `{0}`",
                                    "the tag `{0}` was never come to"};
/// fill of a document of more than 1 MiB of XML, without --strict: file
inline constexpr Message kNotReviewed{
    "fill.not-reviewed", Severity::hint,
    "文档很长，写好后没有通读；要通读请用 `--strict` 或 `chengwen check`",
    "the document is long and was not looked over; `--strict` or `chengwen check` does"};
/// Below `data.unused`: a tag that was never come to
inline constexpr Message kPrintedBy{"hint.printed-by", Severity::hint,
                                    "标签 `{0}` 会印它，但没有走到",
                                    "the tag `{0}` would print it, but was never come to"};
/// Below `data.unused`: a name in a tag
inline constexpr Message kNearTag{"hint.near-tag", Severity::hint, "模板里写的是 `{0}`",
                                  "the template says `{0}`"};

inline constexpr const Message* kAll[] = {&kDataNoObject, &kEmptyName, &kUnreached,
                                          &kNotReviewed,  &kPrintedBy, &kNearTag};

}  // namespace chengwen::messages
