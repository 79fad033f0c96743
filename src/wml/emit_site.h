#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wml/mark.h"
#include "wml/room.h"

namespace chengwen::wml {

/// What content consists of: nothing that shows, characters inside a w:t, runs inside a paragraph,
/// blocks, cells, rows.
enum class Level : std::uint8_t { none, text, run, block, cell, row };

/// Of a tracked change that is reopened: an id of its own comes between the quotes.
inline constexpr std::string_view kFreshId = " w:id=\"\"";

/// How values are printed at one place of a story: all strings are XML that is ready to be
/// appended. Equal places share a site.
///
/// Between text and runs lie `close_run` and `open_run`, between runs and blocks `close_paragraph`
/// and `open_paragraph`; which of them lead to content of a Level depends on where the place is.
struct EmitSite {
  SiteKind kind = SiteKind::text;
  std::string close_run;        ///< `</w:t></w:r>`
  std::string open_run;         ///< `<w:r><w:rPr>…</w:rPr><w:t xml:space="preserve">`
  std::string close_paragraph;  ///< `</w:hyperlink></w:p>`; "" where a paragraph cannot be left
  std::string open_paragraph;  ///< `<w:p><w:pPr>…</w:pPr><w:hyperlink …>`, without section break
  std::string line_break;      ///< "\n" inside a w:t
  std::string tab;             ///< "\t" inside a w:t
  std::string run_properties;        ///< w:rPr of the place, "" when it has none
  std::string paragraph_properties;  ///< the same with w:pPr, without section break
  Room room;
  bool in_text_box = false;
  bool alone = false;  ///< in a w:t, with nothing else in its paragraph: blocks take its place
  std::uint32_t columns = 0;  ///< of the table, between its rows only
  diag::Span where;           ///< of `{% colspan %}` only

  /// "\a": a new paragraph like this one.
  std::string new_paragraph() const;
  bool leaves_paragraph() const { return !close_paragraph.empty(); }
  friend auto operator<=>(const EmitSite&, const EmitSite&) = default;
};

/// A place between blocks whose paragraphs and runs have these properties (w:pPr, w:rPr or "").
EmitSite block_site(std::string paragraph_properties, std::string run_properties);

/// The sites of one story.
class EmitSites {
 public:
  /// The site of a tag that prints and whose mark stands at `node` of the tree, where there is
  /// `room`.
  std::uint32_t at(const pugi::xml_node& node, const Mark& mark, const Room& room);
  /// The site for attributes, relationship targets.
  std::uint32_t of(SiteKind kind);
  /// All of them, by their numbers.
  std::vector<EmitSite> take();

 private:
  std::uint32_t add(EmitSite site);

  std::map<EmitSite, std::uint32_t> numbers_;
};

}  // namespace chengwen::wml
