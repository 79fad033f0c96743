#include "wml/foreign_tags.h"

#include <algorithm>
#include <cstddef>

#include "jinja/messages.h"

namespace chengwen::wml {
namespace {

/// Whether a statement without its end is one word before a single brace: not `{% if x }`, which
/// lacks its `%`.
bool closes_early(std::string_view text, std::size_t opener_end) {
  const std::string_view behind = text.substr(opener_end);
  const std::size_t end = behind.find_first_of(" \t\n{}");
  return end != std::string_view::npos && end > 0 && behind[end] == '}' && behind[end - 1] != '%';
}

bool is_foreign(const diag::Diagnostic& mistake, std::string_view text) {
  if (mistake.message == &jinja::messages::kUnclosedComment) return true;
  return mistake.message == &jinja::messages::kUnclosedTag && closes_early(text, mistake.span.end);
}

}  // namespace

bool has_only_foreign_tags(std::string_view text, const std::vector<jinja::Tag>& tags,
                           const diag::Report& found) {
  const auto is_ours = [text](const jinja::Tag& tag) {
    return tag.kind != jinja::Tag::Kind::comment &&
           (tag.kind != jinja::Tag::Kind::statement || !closes_early(text, tag.content_begin));
  };
  if (std::any_of(tags.begin(), tags.end(), is_ours)) return false;
  const auto& mistakes = found.diagnostics();
  return !mistakes.empty() &&
         std::all_of(mistakes.begin(), mistakes.end(),
                     [text](const diag::Diagnostic& mistake) { return is_foreign(mistake, text); });
}

}  // namespace chengwen::wml
