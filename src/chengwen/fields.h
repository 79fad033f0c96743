#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "chengwen/chengwen.h"
#include "diag/language.h"
#include "diag/sources.h"
#include "jinja/fields.h"
#include "wml/document.h"
#include "wml/labels.h"

namespace chengwen {

/// Behind the door: what Fields holds.
struct Fields::State {
  jinja::Fields fields;
  diag::Sources sources;
  std::vector<std::shared_ptr<const wml::Document>> documents;  ///< whose constants the fields hold
  std::map<std::string, wml::Labels> labels;                    ///< of each document, by its name
  std::string file;                                             ///< the template's name

  /// Where the field is used, each place once, `most` at most.
  std::vector<std::string> places(const jinja::Field& field, diag::Language language,
                                  std::size_t most) const;
  /// What stands beside it in the document.
  std::string label(const jinja::Field& field) const;
};

}  // namespace chengwen
