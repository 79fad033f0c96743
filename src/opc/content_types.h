#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "opc/item_list.h"

namespace chengwen::opc {

/// Of main parts of Word, in the order of DocumentKind.
inline constexpr std::array<std::string_view, 4> kMainTypes = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"};

/// The part that holds them.
inline constexpr std::string_view kContentTypesPart = "[Content_Types].xml";

/// What kind of thing each part is (ISO/IEC 29500-2, 10.1.2.2): by its name, or else by its
/// extension.
class ContentTypes {
 public:
  /// `text` is well-formed UTF-8.
  explicit ContentTypes(std::string_view text);

  /// "" when nothing is said about it.
  std::string of(std::string_view part) const;
  /// Says that `part` is `type`, if it does not already follow from its extension. The extension of
  /// a picture gets a Default where it has none, as Word writes it; everything else gets an
  /// Override.
  void set(std::string_view part, std::string_view type);
  /// Forgets the Override of `part`.
  void remove(std::string_view part);
  /// The part's XML: the text it was made from but for what was changed.
  std::string text() const { return list_.text(); }

 private:
  void add_default(const std::string& extension, std::string_view type);

  ItemList list_;
  std::unordered_map<std::string, std::string> by_extension_;  ///< lower case
  std::unordered_map<std::string, std::string> by_part_;       ///< by part_key()
};

}  // namespace chengwen::opc
