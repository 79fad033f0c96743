#pragma once

#include <string>
#include <vector>

#include "data/value.h"
#include "diag/diagnostic.h"
#include "jinja/environment.h"

namespace chengwen::gongwen {

/// A finding that shows where `value` stands in the data.
diag::Diagnostic about(const data::Value& value, const diag::Message& message,
                       std::vector<std::string> words);
/// Reports it at the tag; what is being written goes on.
void tell(jinja::Host& host, const diag::Message& message, std::vector<std::string> words,
          const data::Value& value);

}  // namespace chengwen::gongwen
