#pragma once

#include "diag/message.h"

/// What a package can get wrong. Each comment shows an input that causes it; the file is the
/// package.
namespace chengwen::opc::messages {

using diag::Message;
using diag::Severity;

/// A file of 0 bytes
inline constexpr Message kEmptyFile{"opc.empty-file", Severity::error, "文件是空的",
                                    "the file is empty"};
/// A PDF, an RTF or a picture that was renamed to .docx
inline constexpr Message kNotAPackage{"opc.not-a-package", Severity::error,
                                      "这不是 Word 文档（.docx）",
                                      "this is not a Word document (.docx)"};
/// 报告.doc of Word 97–2003, or of WPS
inline constexpr Message kOldWord{"opc.old-word", Severity::error,
                                  "这是旧版 .doc，请用 Word 或 WPS 另存为 .docx",
                                  "this is an old .doc, please save it as .docx with Word or WPS"};
/// A document saved with “用密码进行加密”; a zip whose entries are encrypted
inline constexpr Message kPassword{"opc.password", Severity::error, "文件设有密码，请先去掉密码",
                                   "the file is protected with a password, please remove it first"};
/// A download that broke off
inline constexpr Message kDamagedZip{
    "opc.damaged-zip", Severity::error, "文件不完整或已损坏，可能没有下载完或复制完",
    "the file is incomplete or damaged, perhaps a copy or download broke off"};
/// A part whose checksum is wrong: part
inline constexpr Message kBadPart{"opc.bad-part", Severity::error, "文件已损坏：`{0}` 读不出来",
                                  "the file is damaged: `{0}` cannot be read"};
/// A part compressed with LZMA: part
inline constexpr Message kCompression{"opc.unknown-compression", Severity::error,
                                      "`{0}` 的压缩方式不是 Word 用的",
                                      "`{0}` is compressed in a way that Word does not know"};
/// Asking for a part that the package lacks: part
inline constexpr Message kMissingPart{"opc.missing-part", Severity::error, "文档里没有 `{0}`",
                                      "the document has no `{0}`"};

/// A zip of 100 000 files: the limit
inline constexpr Message kTooManyEntries{"opc.too-many-entries", Severity::error,
                                         "文件里的部件超过 {0} 个",
                                         "the file has more than {0} parts"};
/// A part of 600 MB: part, the limit in MB
inline constexpr Message kPartTooBig{"opc.part-too-big", Severity::error, "`{0}` 解压后超过 {1} MB",
                                     "`{0}` is larger than {1} MB when decompressed"};
/// Parts of 3 GB together: the limit in MB
inline constexpr Message kTotalTooBig{"opc.total-too-big", Severity::error, "文件解压后超过 {0} MB",
                                      "the file is larger than {0} MB when decompressed"};
/// 100 MB of spaces in a part of 100 KB: part
inline constexpr Message kBomb{
    "opc.bomb", Severity::error, "`{0}` 解压后大得不正常，可能是恶意文件",
    "`{0}` grows beyond reason when decompressed, the file may be malicious"};

/// docProps/core.xml twice, as some versions of LibreOffice write it: part
inline constexpr Message kRepeatedPart{"opc.repeated-part", Severity::warning,
                                       "`{0}` 在文件里有多份，只用第一份",
                                       "the file has `{0}` more than once, only the first is used"};
/// word\document.xml, or /word/document.xml: name, the name that is used
inline constexpr Message kOddName{"opc.odd-name", Severity::warning,
                                  "部件名 `{0}` 不合规范，按 `{1}` 处理",
                                  "the part name `{0}` breaks the rules, it is taken as `{1}`"};
/// ../../etc/passwd: name
inline constexpr Message kBadName{"opc.bad-name", Severity::warning,
                                  "部件名 `{0}` 不合规范，已略去",
                                  "the part name `{0}` breaks the rules, it is left out"};

/// Any zip renamed to .docx
inline constexpr Message kNoContentTypes{
    "opc.no-content-types", Severity::error,
    "这是压缩包，但不是 Word 文档：没有 `[Content_Types].xml`",
    "this is a zip, but not a Word document: it has no `[Content_Types].xml`"};
/// A package whose _rels/.rels does not lead to a document
inline constexpr Message kNoMainPart{"opc.no-main-part", Severity::error, "文件里找不到正文",
                                     "the file does not say which part is the document"};
/// 报告.odt renamed to .docx
inline constexpr Message kOpenDocument{
    "opc.open-document", Severity::error, "这是 OpenDocument 文档（.odt），请另存为 .docx",
    "this is an OpenDocument text (.odt), please save it as .docx"};
/// 预算.xlsx
inline constexpr Message kWorkbook{"opc.workbook", Severity::error,
                                   "这是 Excel 工作簿，不是 Word 文档",
                                   "this is an Excel workbook, not a Word document"};
/// 汇报.pptx
inline constexpr Message kPresentation{"opc.presentation", Severity::error,
                                       "这是 PowerPoint 演示文稿，不是 Word 文档",
                                       "this is a PowerPoint presentation, not a Word document"};
/// A drawing of Visio: the content type of the main part
inline constexpr Message kNotWord{
    "opc.not-word", Severity::error, "这不是 Word 文档：正文的类型是 `{0}`",
    "this is not a Word document: the main part is of the type `{0}`"};

/// A filled document of more than 4 GB, or of more than 65 535 parts
inline constexpr Message kTooLarge{
    "opc.too-large", Severity::error, "生成的文件超过 4 GB，或部件超过 65535 个",
    "the document would be larger than 4 GB or have more than 65535 parts"};

inline constexpr const Message* kAll[] = {
    &kEmptyFile,      &kNotAPackage, &kOldWord,      &kPassword,       &kDamagedZip,
    &kBadPart,        &kCompression, &kMissingPart,  &kTooManyEntries, &kPartTooBig,
    &kTotalTooBig,    &kBomb,        &kRepeatedPart, &kOddName,        &kBadName,
    &kNoContentTypes, &kNoMainPart,  &kOpenDocument, &kWorkbook,       &kPresentation,
    &kNotWord,        &kTooLarge};

}  // namespace chengwen::opc::messages
