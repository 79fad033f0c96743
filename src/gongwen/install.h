#pragma once

#include <memory>

#include "gongwen/conventions.h"
#include "wml/dialect.h"

namespace chengwen::gongwen {

/// Adds what official documents need to the language: every filter has an English canonical name
/// and a Chinese alias (docs/official-filters.md lists them).
void install(wml::Dialect& dialect,
             std::shared_ptr<const Conventions> conventions = Conventions::national());

}  // namespace chengwen::gongwen
