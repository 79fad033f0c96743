#pragma once

#include "wml/content.h"

namespace chengwen::wml {

/// `{"$subdoc": "附表.docx"}`: the body of another document, as it is: its tags are not filled. Its
/// styles become ours where ours have the same name and are copied where not; its lists count by
/// themselves and anew in every place; pictures, charts, links, notes and comments come along; its
/// page setup, headers and footers stay behind. The file is a path beside the data or a
/// "data:…;base64,…" URI.
data::Value make_subdocument(const data::Value& map);

}  // namespace chengwen::wml
