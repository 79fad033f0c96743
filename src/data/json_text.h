#pragma once

#include <string>

#include "data/value.h"

namespace chengwen::data {

/// `value`, made of what JSON knows, as a JSON file that people read and change: UTF-8, keys in
/// their order, two blanks a level, lists of plain values on one line.
std::string json_text(const Value& value);

}  // namespace chengwen::data
