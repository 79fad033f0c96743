#pragma once

#include <string>
#include <string_view>

#include "gongwen/conventions.h"
#include "wml/document_styles.h"

namespace chengwen::gongwen {

/// Finds the styles of a template by what they are for: by the names in Conventions::styles, where
/// upper and lower case do not count, and headings by their outline level as well.
class StyleRoles {
 public:
  StyleRoles(const wml::DocumentStyles& styles, const Conventions& conventions)
      : styles_(styles), conventions_(conventions) {}

  /// The id of the paragraph style for `role`, a key of Conventions::styles, as it stands in the
  /// XML; "" when the template has none.
  std::string paragraph(std::string_view role) const;
  /// The same among the names that begin with `prefix`: 小五文字.
  std::string paragraph(std::string_view role, std::string_view prefix) const;
  /// The same for tables.
  std::string table(std::string_view role) const;
  /// That of the headings of level 1 to 9.
  std::string heading(int level) const;
  /// The names that were looked for: 一级标题、heading 1.
  std::string names(std::string_view role) const;

 private:
  std::string find(std::string_view type, std::string_view role,
                   std::string_view prefix = {}) const;

  const wml::DocumentStyles& styles_;
  const Conventions& conventions_;
};

}  // namespace chengwen::gongwen
