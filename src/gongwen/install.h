#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Adds what official documents need to the language: every filter has an English canonical name
/// and a Chinese alias (docs/official-filters.md lists them).
void install(jinja::Environment& environment);

}  // namespace chengwen::gongwen
