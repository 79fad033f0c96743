#pragma once

#include "data/value.h"

namespace chengwen::wml {

/// `{"$markdown": "# 说明 …", "shift": 1, "table_style": "网格型"}`: CommonMark with tables, struck
/// text and task lists, in the template's own styles.
///
/// Headings get the style of their outline level, `shift` levels lower. Paragraphs and text have
/// the format of the tag. A list is a list of its own (w:num); "List Bullet" and "List Number" are
/// used where the template has them. Links, tables, quotes and code have the styles Hyperlink,
/// Table Grid, Quote, HTML Code and HTML Preformatted; for what the template lacks, direct formats
/// stand in and a hint tells. A text of one paragraph may stand in a line, with its emphasis,
/// links, code and pictures.
data::Value make_markdown(const data::Value& map);

}  // namespace chengwen::wml
