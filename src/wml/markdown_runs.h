#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wml/emit_site.h"
#include "wml/markdown_tree.h"

namespace chengwen::wml {

class StoryWriter;

/// Of code, where the template has no style for it.
inline constexpr std::string_view kCodeFont = "Courier New";

/// What addresses like "#name" lead to: name → bookmark.
using MarkdownTargets = std::map<std::string, std::string, std::less<>>;

/// Writes text between runs, in the format of `site` with what Markdown adds to it. "#name" also
/// leads to a bookmark of the template; a warning tells of one that leads nowhere.
void write_markdown_runs(const std::vector<MarkdownSpan>& spans, StoryWriter& writer,
                         const EmitSite& site, const MarkdownTargets& targets);

/// The id of the first style of `type` among `names` that the template has; "" when it has none,
/// and then a hint says that `markdown`, as it is written, has direct formats instead.
std::string markdown_style(StoryWriter& writer, std::string_view type,
                           std::initializer_list<std::string_view> names,
                           std::string_view markdown);

}  // namespace chengwen::wml
