#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::jinja {

/// `value` as JSON that may stand in HTML, as Jinja2's tojson: keys sorted, numbers as they print,
/// `<>&'` and all that is not ASCII as \uXXXX. With `indent`, one item a line, indented by it per
/// level. Fails with jinja.type-no-json for what JSON does not know (a range, a macro), with
/// jinja.type-compare for keys that cannot be sorted.
std::string to_json(const data::Value& value, std::optional<std::string_view> indent, Host& host);

}  // namespace chengwen::jinja
