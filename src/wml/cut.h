#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/program.h"
#include "jinja/segment.h"
#include "wml/emit_site.h"
#include "wml/grid_plan.h"
#include "wml/hook.h"
#include "wml/mark.h"
#include "wml/picture_places.h"
#include "wml/section_areas.h"
#include "wml/section_flow.h"
#include "wml/structure.h"

namespace chengwen::wml {

/// Numbers element names for effects.
class ElementSymbols : public jinja::SymbolNames {
 public:
  std::uint32_t number(std::string_view name);
  Words words(std::uint32_t symbol) const override;

 private:
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<std::string> names_;
};

/// What StoryWriter needs to know about a story while its program runs.
struct StoryParts {
  std::vector<EmitSite> sites;
  std::vector<Hook> hooks;
  std::vector<TableShape> tables;
  std::vector<RepeatedBookmark> bookmarks;
  std::vector<RestartedList> lists;
  std::vector<TaggedTarget> targets;
  std::vector<PicturePlace> picture_places;
  std::vector<PicturePart> picture_parts;
  std::vector<SectionShape> sections;  ///< of the body
  std::uint32_t anchors = 0;           ///< things written once only
  std::size_t literal_bytes = 0;       ///< of all segments: a document has about as many
};

/// Numbers of footnotes and of endnotes.
using NoteNumbers = std::array<std::set<std::string, std::less<>>, 2>;

/// A story as the language sees it. The segments point into `texts` and into the marks of the tree.
struct CutStory {
  std::vector<jinja::Segment> segments;
  /// Of notes that the body refers to from inside loops, by their numbers: not in `segments`.
  std::map<std::string, std::vector<jinja::Segment>, std::less<>> notes;
  /// What this story refers to from inside loops: notes, and, by their relationships, headers and
  /// footers; and the latter from outside loops.
  NoteNumbers repeated_notes;
  std::set<std::string, std::less<>> repeated_stories, single_stories;
  std::deque<std::string> texts;
  StoryParts parts;
};

/// What cutting a story asks of its document.
struct CutContext {
  const DocumentStyles& styles;
  const SectionAreas& sections;
  std::size_t section = 0;  ///< where the story begins, or the one that it belongs to
  /// The type of each relationship whose target holds tags.
  const std::map<std::string, std::string, std::less<>>& types;
  const PicturePlaces& pictures;
  /// Of a part of notes: those that the body refers to from inside loops.
  const std::set<std::string, std::less<>>& repeated_notes;
};

/// Serialises the tree and cuts it at the marks. The tree must live as long as the result is used.
CutStory cut(const StoryTree& tree, Structure structure, ElementSymbols& symbols,
             const CutContext& context);

}  // namespace chengwen::wml
