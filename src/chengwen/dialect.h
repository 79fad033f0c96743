#pragma once

#include "wml/dialect.h"

namespace chengwen {

/// The language of our templates: built once, then read from any thread.
const wml::Dialect& dialect();

}  // namespace chengwen
