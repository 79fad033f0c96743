#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "opc/package.h"
#include "wml/document_styles.h"
#include "wml/files.h"
#include "wml/used_ids.h"

namespace chengwen::wml {

/// What filling asks of the rest of the document: ids, relationships, pictures, lists. One per
/// fill; finish() writes what was collected into the edit.
class Needs {
 public:
  Needs(const opc::Package& package, const DocumentStyles& styles, const UsedIds& used,
        const Resources& resources, opc::Edit& edit);

  const opc::Package& package() const { return package_; }
  opc::Edit& edit() { return edit_; }
  const Resources& resources() const { return resources_; }

  std::string drawing_id() { return std::to_string(drawings_.next()); }
  std::string annotation_id() { return std::to_string(annotations_.next()); }
  /// A bookmark name that nothing has, made from `name`; at most 40 characters, as Word wants.
  std::string bookmark_name(std::string_view name);
  /// The id of a relationship of story part `part`; the same type and target give the same id.
  std::string relationship(std::string_view part, std::string_view type, std::string_view target,
                           bool external);
  /// Puts bytes into the package as a media part, once, however often it is asked for, and gives
  /// its name. `extension` without a dot, in lower case.
  std::string media_part(std::string bytes, std::string_view extension,
                         std::string_view content_type);
  /// The same, and gives the id of the relationship of `part` to it.
  std::string media(std::string_view part, std::string bytes, std::string_view extension,
                    std::string_view content_type);
  /// The number of a list like `list` that starts from its beginning.
  int restarted_list(int list);

  void finish();

 private:
  const opc::Package& package_;
  const DocumentStyles& styles_;
  const UsedIds& used_;
  const Resources& resources_;
  opc::Edit& edit_;
  FreshIds drawings_, annotations_;
  std::map<std::string, std::string, std::less<>> media_;  // bytes → part
  std::map<std::string, int, std::less<>> names_;          // bookmark → last number given
  std::string lists_;                                      // w:num elements to be added
  int next_list_;
};

}  // namespace chengwen::wml
