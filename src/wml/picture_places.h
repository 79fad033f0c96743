#pragma once

#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "wml/mark.h"
#include "wml/picture_parts.h"

namespace chengwen::wml {

/// A picture of the template whose alternative text is one tag and nothing else. A picture that the
/// tag prints takes its place and keeps its anchor, its wrapping and, with the picture's own ratio,
/// its size; a text becomes its alternative text; where the tag prints nothing it is left out.
struct PicturePlace {
  Extent box;
  std::string relationship;  ///< of the picture in the template; "" when others show it, too
};

/// The places of one story. Nodes and attributes are named by their hash_value().
struct PicturePlaces {
  using Key = std::size_t;
  struct Begin {
    std::uint32_t place = 0;
    std::size_t mark = 0;  ///< of the tag
  };
  std::vector<PicturePlace> places;
  std::vector<PicturePart> parts;
  std::unordered_map<Key, Begin> begins;           ///< what is left out without a picture
  std::unordered_map<Key, std::uint32_t> part_of;  ///< element → its index in `parts`
  std::unordered_set<Key> alts;                    ///< attributes with the tag
  std::unordered_set<Key> dropped;                 ///< what shows the same to older programs
  std::vector<pugi::xml_node> elements;            ///< all of these
};

PicturePlaces picture_places(const StoryTree& tree);

/// How many attributes of `node` and what is in it name the relationship.
int uses_of(std::string_view relationship, pugi::xml_node node);

}  // namespace chengwen::wml
