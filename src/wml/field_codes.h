#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace chengwen::wml {

/// The bookmark that a field code (17.16.5) may refer to: the name behind REF, PAGEREF, NOTEREF and
/// behind the `\l` of HYPERLINK, or else its first word, since REF may be left out.
std::string_view referred_bookmark(std::string_view code);

/// Makes the fields of a story ready for being filled: codes that refer to a bookmark stand in one
/// run, and tables of contents and indexes are marked as out of date, so that Word makes them anew.
void prepare_fields(pugi::xml_node story);

}  // namespace chengwen::wml
