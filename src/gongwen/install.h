#pragma once

#include "wml/dialect.h"

namespace chengwen::gongwen {

/// Adds what official documents need to the language: every filter has an English canonical name
/// and a Chinese alias (docs/official-filters.md lists them).
void install(wml::Dialect& dialect);

}  // namespace chengwen::gongwen
