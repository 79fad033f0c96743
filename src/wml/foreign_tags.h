#pragma once

#include <string_view>
#include <vector>

#include "diag/report.h"
#include "jinja/scanner.h"

namespace chengwen::wml {

/// True when all that the scanner found in the `text` of a story are tags of other engines, which a
/// single brace closes: `{#loop}`, `{%image}`. Where nothing else says that a document is a
/// template of ours, they are text.
bool has_only_foreign_tags(std::string_view text, const std::vector<jinja::Tag>& tags,
                           const diag::Report& found);

}  // namespace chengwen::wml
