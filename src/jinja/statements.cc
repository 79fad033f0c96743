#include "jinja/statements.h"

#include <algorithm>

namespace chengwen::jinja {
namespace {

constexpr StatementKind kKinds[] = {
    {"if", "endif", parse_if},
    {"for", "endfor", parse_for},
    {"set", "endset", parse_set},
    {"with", "endwith", parse_with},
    {"macro", "endmacro", parse_macro},
    {"call", "endcall", parse_call},
    {"filter", "endfilter", parse_filter_block},
    {"block", "endblock", parse_block},
    {"autoescape", "endautoescape", parse_autoescape},
    {"print", "", parse_print},
    {"include", "", parse_unsupported},
    {"import", "", parse_unsupported},
    {"from", "", parse_unsupported},
    {"extends", "", parse_unsupported},
};

}  // namespace

std::span<const StatementKind> statement_kinds() {
  return kKinds;
}

const StatementKind* find_statement_kind(std::string_view keyword) {
  const auto it = std::find_if(std::begin(kKinds), std::end(kKinds),
                               [&](const StatementKind& kind) { return kind.keyword == keyword; });
  return it == std::end(kKinds) ? nullptr : it;
}

}  // namespace chengwen::jinja
