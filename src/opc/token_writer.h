#pragma once

#include <span>
#include <string>

#include "opc/match_finder.h"

namespace chengwen::opc {

/// Appends `tokens` to `out` as a deflated stream: blocks with codes of their own (RFC
/// 1951, 3.2.7).
void write_tokens(std::span<const Token> tokens, std::string& out);

}  // namespace chengwen::opc
