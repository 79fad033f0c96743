#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::jinja {

/// `'…' % v` and `|format(…)`: Python's printf-style formatting, `%[(key)][-+ 0#][width][.prec]`
/// and one of `s r d i f F x X o c %`, on exact decimals (half-even on the exact value). A tuple
/// supplies several values, a map the
/// `%(key)s` ones; `*` as width or precision takes a value. Fails with jinja.type-format-… (values
/// that do not fit), jinja.value-format… (mistakes in the format), jinja.undefined-operand.
std::string percent_format(std::string_view format, const data::Value& values);

/// `str.format`: `{}` `{0}` `{name}` `{0[key]}` `{!r}` `{!s}` `{{` `}}`, and a specification that
/// may hold fields itself:
/// `{:{width}}`. Fails as percent_format does.
std::string brace_format(std::string_view format, const std::vector<data::Value>& positional,
                         const Named& named);

/// One value by a specification `[[fill]align][sign][#][0][width][,|_][.prec][type]`, type one of
/// `s d b o x X f F %`. Without a specification as `{{ value }}` prints; without a type numbers
/// print as they are and stand at the right,
/// `.prec` cuts strings and rounds Decimals to so many digits. A bool counts as 0 or 1 when there
/// is a specification.
std::string apply_format_spec(const data::Value& value, std::string_view specification);

}  // namespace chengwen::jinja
