#include "jinja/statements.h"

#include "jinja/library.h"

namespace chengwen::jinja {
namespace {

constexpr StatementKind kKinds[] = {
    {"if", "endif", parse_if, BlockBody::choice},
    {"for", "endfor", parse_for, BlockBody::loop},
    {"set", "endset", parse_set, BlockBody::definition, set_opens_block},
    {"with", "endwith", parse_with, BlockBody::once},
    {"macro", "endmacro", parse_macro, BlockBody::definition},
    {"call", "endcall", parse_call, BlockBody::call},
    {"filter", "endfilter", parse_filter_block, BlockBody::value},
    {"block", "endblock", parse_block, BlockBody::named},
    {"autoescape", "endautoescape", parse_autoescape, BlockBody::once},
    {"print", "", parse_print},
    {"include", "", parse_include},
    {"import", "", parse_unsupported},
    {"from", "", parse_unsupported},
    {"extends", "", parse_unsupported},
};

}  // namespace

void install_statements(Environment& environment) {
  for (const StatementKind& kind : kKinds) environment.add_statement(kind);
}

}  // namespace chengwen::jinja
