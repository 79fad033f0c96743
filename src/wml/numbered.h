#pragma once

#include "data/value.h"

namespace chengwen::wml {

/// `{"$numbered": ["一项", {"text": …, "children": […]}], "levels": ["一、", "（一）"], "style": …,
/// "start": 1}`: a list of several levels that counts for itself.
///
/// A text is anything that may stand in a paragraph; a list behind an item is its children. Each
/// level looks as its sample in `levels` does (level_that_looks); without them 一、（一）1.（1）①.
/// `style` is a list style of the template, or a paragraph style: then its numbers hold, where it
/// has some. Without one, paragraphs have the format of the tag.
data::Value make_numbered(const data::Value& map);

}  // namespace chengwen::wml
