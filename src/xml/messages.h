#pragma once

#include "diag/message.h"

/// What the XML of a part can get wrong. Each comment shows an input that causes it; the file is
/// the part.
namespace chengwen::xml::messages {

using diag::Message;
using diag::Severity;

/// `<w:p><w:r></w:p>`: line, column
inline constexpr Message kMalformed{"xml.malformed", Severity::error,
                                    "XML 有错：第 {0} 行第 {1} 列",
                                    "the XML is not well-formed at line {0}, column {1}"};
/// A part of 0 bytes, or one of white space and comments only
inline constexpr Message kNoRoot{"xml.no-root", Severity::error, "XML 里没有内容",
                                 "the XML has no root element"};
/// `<!DOCTYPE r [<!ENTITY a "…">]>`
inline constexpr Message kDoctype{
    "xml.doctype", Severity::error, "XML 里有 DOCTYPE 声明，文档不允许这样写，可能是恶意文件",
    "the XML has a document type declaration, which a document must not have; "
    "the file may be malicious"};
/// Elements nested 100 000 deep: the limit
inline constexpr Message kTooDeep{"xml.too-deep", Severity::error, "XML 的嵌套超过 {0} 层",
                                  "the XML is nested more than {0} levels deep"};
/// A part of 200 million elements: the limit
inline constexpr Message kTooManyNodes{"xml.too-many-nodes", Severity::error,
                                       "XML 的元素和属性超过 {0} 个",
                                       "the XML has more than {0} elements and attributes"};
/// Bytes that are neither UTF-8 nor UTF-16 with a BOM
inline constexpr Message kEncoding{"xml.encoding", Severity::error,
                                   "XML 的编码不是 UTF-8 或 UTF-16",
                                   "the XML is neither UTF-8 nor UTF-16"};

inline constexpr const Message* kAll[] = {&kMalformed, &kNoRoot,       &kDoctype,
                                          &kTooDeep,   &kTooManyNodes, &kEncoding};

}  // namespace chengwen::xml::messages
