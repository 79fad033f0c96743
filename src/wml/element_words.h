#pragma once

#include <string_view>

#include "jinja/program.h"

namespace chengwen::wml {

/// What a person who writes in Word calls an element: w:tc is 单元格, "a cell". One that has no
/// such name is called by its own.
jinja::SymbolNames::Words called(std::string_view element);

}  // namespace chengwen::wml
