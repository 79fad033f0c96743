#pragma once

#include <memory>

#include "gongwen/conventions.h"
#include "wml/dialect.h"

namespace chengwen::gongwen {

/// Adds what official documents need to the language: every filter has an English canonical name
/// and a Chinese alias (docs/official-filters.md lists them). Null = by the national conventions.
void install(wml::Dialect& dialect, std::shared_ptr<const Conventions> conventions = nullptr);

}  // namespace chengwen::gongwen
