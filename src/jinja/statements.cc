#include "jinja/statements.h"

#include "jinja/library.h"

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

void install_statements(Environment& environment) {
  for (const StatementKind& kind : kKinds) environment.add_statement(kind);
}

}  // namespace chengwen::jinja
