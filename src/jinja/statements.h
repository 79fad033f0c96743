#pragma once

#include <memory>
#include <string_view>

#include "jinja/statement.h"

/// The parse functions of the language's own statements, each in the file that its statement lives
/// in.
namespace chengwen::jinja {

using ParseStatement = std::unique_ptr<Statement>(Parser& parser, const Opening& opening);

ParseStatement parse_if;   // statement_if.cc
ParseStatement parse_for;  // statement_for.cc
ParseStatement parse_set;  // statement_set.cc
bool set_opens_block(std::string_view rest);
ParseStatement parse_with;   // statement_with.cc
ParseStatement parse_macro;  // statement_macro.cc
ParseStatement parse_call;
ParseStatement parse_block;         // statement_block.cc
ParseStatement parse_filter_block;  // statement_filter.cc
ParseStatement parse_autoescape;
ParseStatement parse_print;  // statement_print.cc
ParseStatement parse_unsupported;
ParseStatement parse_include;  // statement_include.cc

}  // namespace chengwen::jinja
