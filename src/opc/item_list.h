#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chengwen::opc {

/// The XML of a relationships or content types part: a root with a flat list of elements, changed
/// in the text itself so that everything else keeps its bytes.
class ItemList {
 public:
  struct Item {
    std::string gap;   ///< what stands before it: white space, comments
    std::string text;  ///< the element, from `<` to `>`

    /// Its name without prefix.
    std::string_view name() const;
    /// An attribute's value, unescaped; "" when it has none.
    std::string attribute(std::string_view name) const;
    /// Changes the value of an attribute that it has.
    void set_attribute(std::string_view name, std::string_view value);
  };

  /// `text` is well-formed UTF-8 (xml::parse).
  explicit ItemList(std::string_view text);

  const std::vector<Item>& items() const { return items_; }
  std::vector<Item>& items() { return items_; }
  /// Appends an element with the root's prefix and these attributes, which are escaped.
  void append(std::string_view name,
              const std::vector<std::pair<std::string_view, std::string_view>>& attributes);
  std::string text() const;

 private:
  std::string root_;  ///< its qualified name
  std::string head_;  ///< up to and with the root's start tag
  std::vector<Item> items_;
  std::string tail_;  ///< from before the root's end tag
};

}  // namespace chengwen::opc
