#pragma once

#include <string>

#include "wml/format.h"
#include "wml/needs.h"

namespace chengwen::wml {

/// The relationship of the main part to a footer like the one behind `id`, for pages of a section
/// that lies on its side, where it stands at the left edge, turned: in its place on the upright
/// page, as GB/T 9704—2012, 8, wants page numbers. `upright` is the page that it was made for. A
/// footer with tags comes back as it is.
std::string turned_footer(Needs& needs, const std::string& id, const PageFormat& upright);

}  // namespace chengwen::wml
