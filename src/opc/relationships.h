#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "opc/item_list.h"
#include "opc/package.h"

namespace chengwen::opc {

inline constexpr std::string_view kRelationshipsType =
    "application/vnd.openxmlformats-package.relationships+xml";
inline constexpr std::string_view kEmptyRelationships =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

/// A relationship type as Transitional documents name it; Strict names (ISO/IEC 29500-1) are
/// translated.
std::string transitional_type(std::string_view type);
/// The reverse.
std::string strict_type(std::string_view type);

/// One relationships part (ISO/IEC 29500-2, 9.3).
class Relationships {
 public:
  /// `text` is well-formed UTF-8.
  explicit Relationships(std::string_view text);

  /// In file order.
  const std::vector<Relationship>& entries() const { return entries_; }
  /// Whether types are written by their Strict names.
  bool is_strict() const;
  /// The id of the relationship with this type, target and mode; it is added under a fresh id where
  /// there is none. `strict` says how a new one names its type.
  std::string relate(std::string_view type, std::string_view target, bool external, bool strict);
  void unrelate(std::string_view id);
  void unrelate_if(const std::function<bool(const Relationship&)>& unwanted);
  void retarget(std::string_view id, std::string_view target);
  /// The part's XML: the text it was made from but for what was changed.
  std::string text() const { return list_.text(); }

 private:
  /// What relate() needs; built by its first call. A document may gain thousands of pictures.
  struct Index {
    std::unordered_map<std::string, std::string> ids;  ///< by mode, type and target
    std::uint64_t last_number = 0;                     ///< the greatest N of the ids "rIdN"
  };
  Index indexed() const;

  ItemList list_;
  std::vector<Relationship> entries_;
  std::optional<Index> index_;
};

}  // namespace chengwen::opc
