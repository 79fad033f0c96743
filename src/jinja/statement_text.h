#pragma once

#include <memory>

#include "jinja/segment.h"
#include "jinja/statement.h"

namespace chengwen::jinja {

/// The statements that are no tags.
std::unique_ptr<Statement> make_text(const Segment& segment);
std::unique_ptr<Statement> make_hook(const Segment& segment);
/// Where the end of the block that `tag` begins is missing: nobody knows what it holds.
std::unique_ptr<Statement> make_gap(const diag::Span& tag);
/// `{{ … }}`: parses the tag that `parser` has begun.
std::unique_ptr<Statement> parse_printed(Parser& parser, const Segment& segment);

}  // namespace chengwen::jinja
