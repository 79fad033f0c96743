#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "wml/format.h"
#include "wml/section_setup.h"

namespace chengwen::wml {

/// A section of the template's body.
struct SectionShape {
  std::string xml;         ///< its w:sectPr
  bool repeated = false;   ///< it ends inside a loop or macro
  bool last = false;       ///< of the document
  SectionStories stories;  ///< its own and those that it has from sections before it
};

/// The headers and footers in a w:sectPr.
SectionStories stories_of(pugi::xml_node section);
inline bool is_header(std::string_view key) {
  return key.starts_with("w:header");
}

/// The sections of the body while it is written: what ends the one that is open, and what begins
/// then. A w:sectPr ends the section whose last paragraph it stands in.
class SectionFlow {
 public:
  explicit SectionFlow(const std::vector<SectionShape>& shapes) : shapes_(shapes) {}

  /// From here on, section `index` of the template is the one that is being written.
  void enter(std::uint32_t index) { current_ = index; }
  /// Changes the open section.
  void set(const SectionSetup& setup) { setup_.overlay(setup); }
  /// Ends the open section and begins another one that is set up as `next` says; an open section
  /// without content becomes that one. `captured`: `out` is not the body itself.
  void split(const SectionSetup& next, bool captured, std::string& out);
  /// At a w:sectPr of the template: writes what ends the open section. `reference` gives the
  /// relationship of a header or footer for this time. A last section without content is left out:
  /// the one before it is the last one then.
  void end(std::uint32_t index, bool captured,
           const std::function<std::string(const std::string&)>& reference, std::string& out);

  /// How much of `out`, which is the body, is not looked at any more; and what happens when so much
  /// was taken from its front.
  std::size_t settled(const std::string& out);
  void move_back(std::size_t size);

  /// The page of the open section.
  PageFormat page() const;
  /// Headers and footers of the open section.
  const SectionStories& stories() const { return shapes_[current_].stories; }
  bool empty() const { return shapes_.empty(); }
  /// `out` has got the sections of another document, which ended at a w:sectPr of its own; our open
  /// section goes on with its `stories`.
  void resume(SectionStories stories, bool captured, const std::string& out);

 private:
  struct Break {
    std::size_t begin = 0, end = 0;  ///< of its w:sectPr
    bool made = false;               ///< in a paragraph of our own
  };

  std::string closing() const;
  void remember(std::size_t begin, std::size_t end, bool made, bool captured);
  bool has_content(const std::string& out) const;
  bool drop_last(std::string& out);

  const std::vector<SectionShape>& shapes_;
  std::uint32_t current_ = 0;
  SectionSetup setup_;
  SectionStories resumed_;
  Break last_;           ///< the section that is open began behind it
  bool known_ = true;    ///< `last_` is a place of the body
  bool dropped_ = true;  ///< the last section may be left out
  bool filled_ = false;  ///< the open section has content, and `last_` is of no use any more
};

}  // namespace chengwen::wml
