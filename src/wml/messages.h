#pragma once

#include "diag/message.h"

/// What a Word template, or a value for it, can get wrong. Each comment shows an input that causes
/// it.
namespace chengwen::wml::messages {

using diag::Message;
using diag::Severity;

/// `{%tr for x in xs %}` in a paragraph outside any table: the prefix, the element in both
/// languages
inline constexpr Message kPrefixOutside{
    "wml.prefix-outside", Severity::error, "`{0}` 标签要写在{1}里，它会替换整个{1}",
    "a tag with `{0}` takes the place of {2}, but stands in none"};
/// `{% if x %}` before the field PAGEREF and `{% endif %}` in its result: the keyword, the field
inline constexpr Message kFieldCut{
    "wml.field-cut", Severity::error,
    "`{% {0} %}` 只套住了域 `{1}` 的一部分：两个标签要都在域外面，或都在域显示的文字里",
    "`{% {0} %}` holds a part of the field `{1}` only: put both its tags outside the field, or "
    "both "
    "into the text that it shows"};
/// `{% cellbg "FF0000" %}` in a paragraph outside any table: the tag's word
inline constexpr Message kCellTagOutside{"wml.cell-tag-outside", Severity::error,
                                         "`{0}` 只能写在表格的单元格里",
                                         "`{0}` only works in a cell of a table"};
/// `{% if x %}{% colspan 2 %}{% else %}{% colspan 3 %}{% endif %}`: the tag's word
inline constexpr Message kCellTagTwice{
    "wml.cell-tag-twice", Severity::warning,
    "一格里只有最后一个 `{0}` 算数；要看条件，请写成 `{% {0} 甲 if 条件 else 乙 %}`",
    "only the last `{0}` of a cell counts; to choose one write `{% {0} a if x else b %}`"};
/// `说明 {%p if x %}`: the prefix. The paragraph is replaced by the tag, its text is lost
inline constexpr Message kTextBesideTag{
    "wml.text-beside-tag", Severity::warning,
    "`{0}` 标签会替换它所在的整段（行、格），旁边的文字不会输出",
    "a tag with `{0}` takes the place of its whole paragraph, row or cell: what stands beside it "
    "is not output"};
/// `{% colspan n %}` with n = "two" or 0: the tag's word; the value
inline constexpr Message kColspan{"wml.colspan", Severity::error,
                                  "{0} 要一个不小于 1 的整数，不能是 `{1}`",
                                  "{0} needs a whole number of at least 1, not `{1}`"};
/// `{% colspan 5 %}` in a table of three columns: the value; the columns that there are for the
/// cell
inline constexpr Message kColspanBeyond{
    "wml.colspan-beyond-table", Severity::error, "colspan {0} 超出了表格，这一格最多跨 {1} 列",
    "colspan {0} reaches beyond the table: the cell can span {1} at most"};
/// `{%tc for %}` over five items in one row, over three in a row above: how many cells it makes
/// here; there
inline constexpr Message kRowCells{
    "wml.row-cells", Severity::error, "列循环在这一行出了 {0} 格，在前面的行只有 {1} 格",
    "the loop over cells makes {0} cells in this row, but {1} in a row above"};
/// A row without `{%tc %}` beside one where `{%tc for %}` makes another number of cells: how many
/// such rows; what stands in the first of these cells
inline constexpr Message kRowUntagged{
    "wml.row-untagged", Severity::warning,
    "这里的 `{%tc %}` 会增减单元格，同一张表有 {0} 行在这几列没有写 "
    "`{%tc %}`，单元格（“{1}”起）照样印出，各行对不齐：每行都要写",
    "`{%tc %}` makes or drops cells here, but {0} rows of the table have cells there, from `{1}` "
    "on, without one of their own: they stay and the rows do not fit together; write it in every "
    "row"};
/// `{%tc if false %}…{%tc endif %}` above a cell without tags: how many rows; what stands in the
/// first of the cells
inline constexpr Message kCellsGone{
    "wml.cells-gone", Severity::hint,
    "这一列没有印出，{0} 行里没有标签的单元格（“{1}”起）也随之去掉",
    "the column is left out, and with it its cells without tags in {0} rows, from `{1}` on"};
/// `{% cellbg c %}` with c = "红": the value
inline constexpr Message kColour{"wml.colour", Severity::error,
                                 "`{0}` 不是颜色，要写成 6 位十六进制数，如 FF0000",
                                 "`{0}` is no colour: write six hexadecimal digits such as FF0000"};
/// A comment that says “循环写 {% for %}”; a note tells what is wrong with the tag
inline constexpr Message kCommentLeft{
    "wml.comment-left", Severity::hint, "批注里的标签不能填写，批注都保持原样",
    "a tag in a comment cannot be filled: all comments stay as they are"};
/// `{{ 图 }}` with rich text paragraphs inside ruby text: the kind of content
inline constexpr Message kContentMisplaced{"wml.content-misplaced", Severity::error,
                                           "这里放不下`{0}`", "`{0}` cannot stand here"};
/// `{"$richtext": [{"bold": true}]}`, which has no text: the key
inline constexpr Message kContentMalformed{"wml.content-malformed", Severity::error,
                                           "`{0}` 的数据写法不对",
                                           "the data for `{0}` is malformed"};
/// `{"$imgae": "公章.png"}`: the key
inline constexpr Message kContentKind{"wml.content-kind", Severity::error, "没有 `{0}` 这种内容",
                                      "there is no content `{0}`"};
/// `{"$image": "公章.png", "widht": "40mm"}`: the kind of content; the key
inline constexpr Message kContentKey{"wml.content-key", Severity::error, "`{0}` 没有 `{1}` 这一项",
                                     "`{0}` has no `{1}`"};
/// `{"$table": [["a"]], "repeat_header": "no"}`: the kind of content; the key; the value; what it
/// may be
inline constexpr Message kContentValue{"wml.content-value", Severity::error,
                                       "`{0}` 的 `{1}` 不能是 `{2}`，只能是 {3} 之一",
                                       "`{1}` of `{0}` cannot be `{2}`: it is one of {3}"};
/// Rows in a loop below a head that is not marked as one: `chengwen check` only
inline constexpr Message kHeadNotRepeated{
    "wml.head-not-repeated", Severity::hint,
    "这张表的行数随数据变，表头没有设成每页重复：在表头行写 {% repeat_header %}，或在 Word "
    "里勾选“重复标题行”",
    "this table grows with the data, but its head does not come again on each page: write {% "
    "repeat_header %} in it, or let Word repeat the header row"};
/// `{"$table": "附表.xlsx"}`
inline constexpr Message kTableRows{"wml.table-rows", Severity::error,
                                    "`$table` 要一个由各行组成的列表，或者带 `rows` 的对象",
                                    "`$table` needs a list of rows, or a map with `rows`"};
/// `{"$table": [["a"], "b"]}`: what the row is
inline constexpr Message kTableRow{"wml.table-row", Severity::error,
                                   "表格的一行要是列表或对象，不能是 {0}",
                                   "a row of a table is a list or a map, not a value of type {0}"};
/// `{"$table": [["a", "b", "c"]], "columns": ["A", "B"]}`: columns that the row covers; columns
/// that the table has
inline constexpr Message kTableCells{"wml.table-cells", Severity::error,
                                     "这一行占 {0} 列，表格只有 {1} 列",
                                     "this row covers {0} columns, but the table has {1}"};
/// `{"$table": [["a"]], "columns": "A"}`
inline constexpr Message kTableColumnList{
    "wml.table-column-list", Severity::error, "`columns` 要一个由各列组成的列表，最多 8 层",
    "`columns` needs a list of columns, at most 8 levels deep"};
/// `{"$table": [[1, 2, … 64]]}`: how many there are; how many there may be
inline constexpr Message kTableColumns{"wml.table-columns", Severity::error,
                                       "表格有 {0} 列，Word 最多放 {1} 列",
                                       "the table has {0} columns, Word takes {1} at most"};
/// `{"title": "金额", "width": "wide"}`: the value
inline constexpr Message kColumnWidth{
    "wml.column-width", Severity::error,
    "`{0}` 不是列宽，要写成 30mm（长度）、20%（占表宽）或 2（份数）",
    "`{0}` is no width of a column: write 30mm (a length), 20% (of the table) or 2 (a weight)"};
/// `{"title": "金额", "format": "fixd(2)"}`: the filters
inline constexpr Message kFormat{"wml.format", Severity::error, "格式 `{0}` 用不了",
                                 "the format `{0}` does not work"};
/// `{"title": "金额", "total": true}` over a cell "无": the column's title; the cell
inline constexpr Message kTableTotal{"wml.table-total", Severity::error,
                                     "`{0}` 这一列的 `{1}` 不是数，合不了计",
                                     "`{1}` in the column `{0}` is no number: there is no total"};
/// `{"$table": [["a"]], "total": "合计"}` and no column has `total`
inline constexpr Message kTableTotalColumn{
    "wml.table-total-column", Severity::error, "没有哪一列要合计：给要合计的列写上 `total: true`",
    "no column has a total: say `total: true` of those that are to be added up"};
/// `{"$table": [["a"]], "style": "三线表"}` and the template has no such style: the name
inline constexpr Message kNoStyle{"wml.no-style", Severity::error, "模板里没有样式 `{0}`",
                                  "the template has no style `{0}`"};
/// `{"text": "重要", "style": "重点"}`: the style
inline constexpr Message kStyleUnknown{"wml.style-unknown", Severity::warning,
                                       "模板里没有样式 `{0}`，文字没有套用它",
                                       "the template has no style `{0}`: the text goes without"};
/// `{"text": "标题", "size": "很大"}`: the size
inline constexpr Message kFontSize{
    "wml.font-size", Severity::error,
    "`{0}` 不是字号，要写成“四号”、14pt，或半磅数（28 就是 14 磅）",
    "`{0}` is no font size: write 四号, 14pt, or a number of half-points (28 is 14 points)"};
/// `{{ "#附表"|link }}` where no bookmark is called 附表: the address
inline constexpr Message kNoBookmark{"wml.no-bookmark", Severity::warning,
                                     "链接 `{0}` 没有对应的书签，只印文字",
                                     "the link `{0}` leads to no bookmark: only its text is "
                                     "printed"};
/// `{{ x | link("http://") }}`: the address
inline constexpr Message kAddress{"wml.address", Severity::error, "`{0}` 不是能打开的地址",
                                  "`{0}` is no address that can be opened"};

/// `{"$numbered": {"text": "一"}}`
inline constexpr Message kNumberedList{
    "wml.numbered-list", Severity::error,
    "`$numbered` 要一个由各项组成的列表；一项是文字，或带 `text` 和 `children` 的对象",
    "`$numbered` needs a list of items; an item is a text, or a map with `text` and `children`"};
/// `{"$numbered": ["一"], "levels": "一、"}`
inline constexpr Message kNumberedLevels{
    "wml.numbered-levels", Severity::error,
    "`levels` 要一个列表，每层写第一个编号的样子，如 `一、`，最多 9 层",
    "`levels` needs a list of what the first label of each level looks like, at most 9"};
/// Items in items in items, and two `levels`: how deep they are; how many levels there are
inline constexpr Message kNumberedDepth{"wml.numbered-depth", Severity::error,
                                        "各项嵌套到第 {0} 层，编号只有 {1} 层",
                                        "items are nested {0} deep, but there are {1} levels"};
/// `{"$markdown": "> > > > > > > > > > a"}`: how deep it may be nested
inline constexpr Message kMarkdownDepth{
    "wml.markdown-depth", Severity::error, "Markdown 的列表或引用嵌套超过了 {0} 层",
    "lists or quotes of the Markdown text are nested more than {0} deep"};
/// `{"$markdown": "a <b>c</b>"}`: the HTML
inline constexpr Message kMarkdownHtml{"wml.markdown-html", Severity::warning,
                                       "Markdown 里的 HTML 不解释，照原文印出：`{0}`",
                                       "HTML in a Markdown text is printed as it is: `{0}`"};
/// `{"$markdown": "[a](#b)"}` and nothing is called b: the address
inline constexpr Message kMarkdownLink{
    "wml.markdown-link", Severity::warning,
    "Markdown 里的链接 `{0}` 没有对应的标题或书签，只印文字",
    "the link `{0}` of the Markdown text leads to no heading or bookmark: only its text is "
    "printed"};
/// `{"$markdown": "> a"}` and the template has no style called Quote: what is written so; the style
inline constexpr Message kMarkdownStyle{
    "wml.markdown-style", Severity::hint, "模板里没有样式 `{1}`，Markdown 的 {0} 改用直接设的格式",
    "the template has no style `{1}`: {0} of the Markdown text has direct formats instead"};

/// Any tag in a document with a digital signature
inline constexpr Message kSignatureDropped{
    "wml.signature-dropped", Severity::warning, "文档内容变了，数字签名已经去掉",
    "the document changes, so its digital signature has been dropped"};

/// A template with macros and an output called .docx
inline constexpr Message kMacrosDropped{
    "wml.macros-dropped", Severity::warning, "这种文件放不了宏，宏已经去掉；要留着就写成 .docm",
    "this kind of file holds no macros, so they have been dropped; write a .docm to keep them"};
/// A template with two parts of document properties
inline constexpr Message kPropertiesTwice{
    "wml.properties-twice", Severity::warning, "模板里有两份文档属性，留下了第一份",
    "the template has two sets of document properties; the first has been kept"};
/// `{#loop}…{/loop}` or `{%image}`, and no `{{ }}` or `{% %}` anywhere
inline constexpr Message kForeignTags{
    "wml.foreign-tags", Severity::hint,
    "文档里只有 `{#…}`、`{%…}` 这样的写法，没有完整的标签，当作文字原样保留",
    "there are only tags such as `{#…}` and `{%…}`, which other engines use, and none that is "
    "whole: they are kept as text"};
/// A linked picture, a template of Word on a network drive: what and how it is used
inline constexpr Message kOutside{
    "wml.outside", Severity::hint, "文档引用了外面的 `{0}`（{1}），打开时会去找它",
    "the document refers to `{0}` outside of it ({1}): it is looked for when the document is "
    "opened"};
/// `{"$image": "公章.png"}` and there is no such file: the path
inline constexpr Message kNoFile{"wml.no-file", Severity::error, "找不到文件 `{0}`",
                                 "there is no file `{0}`"};
/// `{"$image": "../../机密.png"}`: the path
inline constexpr Message kFileForbidden{
    "wml.file-forbidden", Severity::error,
    "不能读 `{0}`：它不在数据文件（include 时还有模板）的文件夹里，也不在 --allow-path 允许的地方",
    "`{0}` may not be read: it lies neither in the data file's folder (or, for include, the "
    "template's) nor in one that --allow-path names"};
/// `{"$image": "公章.png"}` without the right to read it: the path
inline constexpr Message kFileUnreadable{"wml.file-unreadable", Severity::error, "读不了文件 `{0}`",
                                         "the file `{0}` cannot be read"};
/// `{"$image": "data:image/png;base64,???"}`
inline constexpr Message kBase64{"wml.base64", Severity::error, "图片的 base64 内容写得不对",
                                 "the picture's base64 content is malformed"};
/// `{"$image": "说明.txt"}`: the path
inline constexpr Message kNotAnImage{"wml.not-an-image", Severity::error,
                                     "`{0}` 不是图片（要 PNG、JPEG、GIF、BMP、TIFF 或 SVG）",
                                     "`{0}` is no picture (PNG, JPEG, GIF, BMP, TIFF or SVG)"};
/// `{"$image": "照片.heic"}`: the format
inline constexpr Message kImageFormat{"hint.image-format", Severity::hint,
                                      "它的格式是 {0}：另存为 PNG 或 JPEG 再用",
                                      "its format is {0}: save it as PNG or JPEG"};
/// `{"$image": "半张.png"}`, a download that broke off: the path
inline constexpr Message kImageDamaged{
    "wml.image-damaged", Severity::error, "图片 `{0}` 已损坏：缺了一截，或者内容变了",
    "the picture `{0}` is damaged: a part of it is missing or has changed"};
/// `{"$image": "徽.svg"}` without a 徽.png beside it: the path
inline constexpr Message kSvgAlone{
    "wml.svg-alone", Severity::error,
    "SVG 图片 `{0}` 要配一张 PNG，给不认 SVG 的 Word 和 WPS 用：放一个同名的 .png，或者用 fallback "
    "写明",
    "the SVG `{0}` needs a PNG for programs that show no SVG: put one of the same name beside it, "
    "or "
    "name it with fallback"};
/// `{"$image": "iVBORw0KGgo…"}`, the bytes themselves
inline constexpr Message kWriteDataUri{"hint.data-uri", Severity::hint,
                                       "base64 内容前面要写 data:image/png;base64,",
                                       "write data:image/png;base64, before base64"};
/// `{"$image": "巨图.png"}` of 60000 × 60000 pixels: the path, its pixels, the limit
inline constexpr Message kImageTooLarge{
    "wml.image-too-large", Severity::error,
    "图片 `{0}` 有 {1} 个像素，超过 --max-image-pixels 的 {2}",
    "the picture `{0}` has {1} pixels, more than {2} (--max-image-pixels)"};
/// `{"$image": "a.png", "width": "9m"}`: the length
inline constexpr Message kLength{"wml.length", Severity::error,
                                 "`{0}` 不是长度，要写成 40mm、4cm、1.5in、100pt 或 200px",
                                 "`{0}` is no length: write 40mm, 4cm, 1.5in, 100pt or 200px"};
/// `{"$image": "a.png", "width": "3000mm"}`: the path
inline constexpr Message kImageSize{
    "wml.image-size", Severity::error, "图片 `{0}` 的宽和高要在 0 和 558 毫米（22 英寸）之间",
    "the picture `{0}` must be between 0 and 558 mm (22 in) wide and high"};
/// `{{ 照片 | image(fit="cell") }}` outside any table
inline constexpr Message kFitOutsideCell{
    "wml.fit-outside-cell", Severity::error, "`fit=\"cell\"` 只能用在表格的单元格或文本框里",
    "`fit=\"cell\"` only works in a cell of a table or in a text box"};
/// `{{ 照片 | image }}` in a paragraph with exactly 28 pt between its lines: the path
inline constexpr Message kImageClipped{
    "wml.image-clipped", Severity::warning,
    "图片 `{0}` 只会露出一行高的一条：这一段的行距是“固定值”，放图片的段落要用单倍行距或“最小值”",
    "only a strip of the picture `{0}` will show: the paragraph has an exact line spacing; use "
    "single "
    "or “at least”"};
/// `"$replace": {"pic": {"没有的图": "新.png"}}`: the name
inline constexpr Message kReplaceUnmatched{"wml.replace-unmatched", Severity::warning,
                                           "$replace 要换的 `{0}` 在模板里没有",
                                           "the template has no `{0}` for $replace to change"};

/// `{"$break": "section"}` printed in a cell, a header or a text box
inline constexpr Message kSectionMisplaced{
    "wml.section-misplaced", Severity::error, "分节只能在正文里，不能在表格、页眉、页脚、文本框里",
    "a section can only end in the body, not in a table, header, footer or text box"};
/// `{"$footnote": "据公报"}` printed in a header, a note or a text box
inline constexpr Message kNoteMisplaced{
    "wml.note-misplaced", Severity::error,
    "脚注、尾注只能放在正文里，不能放在页眉、页脚、文本框或别的注里",
    "a footnote or endnote can only stand in the body, not in a header, footer, text box or note"};
/// `{"$subdoc": "说明.txt"}`: the path
inline constexpr Message kNotADocument{"wml.not-a-document", Severity::error,
                                       "`{0}` 不是能打开的 Word 文档（.docx）",
                                       "`{0}` is no Word document (.docx) that can be opened"};
/// `{% include "附表.docx" %}` in 附表.docx: the path, the way to it
inline constexpr Message kIncludesItself{"wml.includes-itself", Severity::error,
                                         "`{0}` 绕回来又放进了自己：{1}",
                                         "`{0}` takes in itself: {1}"};
/// `{% include "附表.docx" sections=true %}`: the option
inline constexpr Message kIncludeOption{"wml.include-option", Severity::error,
                                        "include 没有 `{0}` 这个选项",
                                        "include has no option `{0}`"};
/// Any mistake in a document that another takes in
inline constexpr Message kIncludedHere{"wml.included-here", Severity::hint, "它从这里放进来",
                                       "it is taken in here"};
/// `{"$subdoc": "附表.docx"}`, which has a page in landscape between others: the path
inline constexpr Message kSectionsDropped{
    "wml.sections-dropped", Severity::warning,
    "子文档 `{0}` 里的分节没有带入：它的页面设置、页眉和页脚都随本文档",
    "the section breaks of `{0}` are not taken over: its pages, headers and footers become those "
    "of this document"};
/// `{{p 附表 | subdoc }}` in a header, and the document has footnotes: the path
inline constexpr Message kNotesDropped{
    "wml.notes-dropped", Severity::warning,
    "子文档 `{0}` 里的脚注、尾注和批注没有带入：它们只能在正文里",
    "the notes and comments of `{0}` are not taken over: they can only stand in the body"};

inline constexpr const Message* kAll[] = {
    &kPrefixOutside,    &kCellTagOutside,   &kCellTagTwice,     &kTextBesideTag,
    &kColspan,          &kColspanBeyond,    &kRowCells,         &kRowUntagged,
    &kCellsGone,        &kColour,           &kCommentLeft,      &kFieldCut,
    &kContentMisplaced, &kContentMalformed, &kContentKind,      &kContentKey,
    &kContentValue,     &kHeadNotRepeated,  &kTableRows,        &kTableRow,
    &kTableCells,       &kTableColumnList,  &kTableColumns,     &kColumnWidth,
    &kFormat,           &kTableTotal,       &kTableTotalColumn, &kNoStyle,
    &kStyleUnknown,     &kFontSize,         &kNumberedList,     &kNumberedLevels,
    &kNumberedDepth,    &kMarkdownDepth,    &kMarkdownHtml,     &kMarkdownLink,
    &kMarkdownStyle,    &kNoBookmark,       &kAddress,          &kSignatureDropped,
    &kMacrosDropped,    &kPropertiesTwice,  &kForeignTags,      &kOutside,
    &kNoFile,           &kFileForbidden,    &kFileUnreadable,   &kBase64,
    &kNotAnImage,       &kImageFormat,      &kImageDamaged,     &kSvgAlone,
    &kWriteDataUri,     &kImageTooLarge,    &kLength,           &kImageSize,
    &kFitOutsideCell,   &kImageClipped,     &kReplaceUnmatched, &kNotADocument,
    &kSectionMisplaced, &kSectionsDropped,  &kNotesDropped,     &kNoteMisplaced,
    &kIncludesItself,   &kIncludeOption,    &kIncludedHere,
};

}  // namespace chengwen::wml::messages
