#pragma once

#include <memory>

#include "gongwen/conventions.h"
#include "wml/dialect.h"

namespace chengwen {

/// The language of our templates: built once, then read from any thread.
const wml::Dialect& dialect();
/// The same with other conventions than the national ones; null = with those.
std::shared_ptr<const wml::Dialect> dialect_by(std::shared_ptr<const gongwen::Conventions> usage);

}  // namespace chengwen
