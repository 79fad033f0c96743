#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::wml {

/// `<w:b/>`, `<w:b w:val="1"/>` … : a property that is present is on unless it says 0, false, off.
bool is_on(pugi::xml_node property);

/// The styles part (17.7): which styles there are and on what they are based.
///
/// Holds nodes of the parsed part, which must outlive it, and may be copied.
class StyleSheet {
 public:
  /// `styles` may be null: a document without styles.
  explicit StyleSheet(pugi::xml_node styles);

  /// The style of this id and what it is based on, the base first. Empty for an unknown id; a style
  /// that is based on itself ends its chain, as does one of more styles than anybody made.
  std::span<const pugi::xml_node> chain(std::string_view id) const;
  /// The name that the user sees; "" for an unknown id.
  std::string_view name(std::string_view id) const;
  /// The id of the style of `type` ("paragraph", "character", "table", "numbering") with this id,
  /// or with this name in the file ("Table Grid") or in Chinese Word (网格型); "" when there is
  /// none.
  std::string_view find(std::string_view type, std::string_view name) const;
  /// The names of all styles of `type`.
  std::vector<std::string_view> names(std::string_view type) const;
  std::string_view default_paragraph_style() const { return default_paragraph_; }
  std::string_view default_table_style() const { return default_table_; }
  /// w:pPr and w:rPr of the document defaults; null when there are none.
  pugi::xml_node default_paragraph_properties() const { return paragraph_defaults_; }
  pugi::xml_node default_run_properties() const { return run_defaults_; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Style {
    std::string_view id;
    pugi::xml_node node;
    std::size_t base = kNone;         ///< in `styles_`
    std::size_t first = 0, last = 0;  ///< its chain in `chains_`
  };
  const Style* find(std::string_view id) const;
  void add_chain(Style& style);
  std::span<const pugi::xml_node> chain(const Style& style) const {
    return std::span(chains_).subspan(style.first, style.last - style.first);
  }

  std::vector<Style> styles_;  // in the order of their ids
  std::vector<pugi::xml_node> chains_;
  std::string_view default_paragraph_, default_table_;
  pugi::xml_node paragraph_defaults_, run_defaults_;
};

}  // namespace chengwen::wml
