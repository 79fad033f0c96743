#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::jinja {

/// `'…' % v` and `|format(…)`: Python's printf-style formatting on exact decimals (half-even on the
/// exact value). A tuple supplies several values, a map the `%(key)s` ones. Fails with
/// jinja.format, jinja.type-error.
std::string percent_format(std::string_view format, const data::Value& values);

/// `str.format`: `{}` `{0}` `{name}` `{0[key]}` `{!r}` `{{` `}}` and the format specification
/// mini-language.
std::string brace_format(std::string_view format, const std::vector<data::Value>& positional,
                         const Named& named);

}  // namespace chengwen::jinja
