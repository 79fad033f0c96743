#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace chengwen::wml {

/// The XML of a part with `elements` among the children of its root: before the first child that is
/// called like one of `before`, or at the end. Elements have the usual prefixes. A part that is no
/// XML comes back as it is.
std::string with_children(std::string part, std::string_view elements,
                          std::initializer_list<std::string_view> before);

}  // namespace chengwen::wml
