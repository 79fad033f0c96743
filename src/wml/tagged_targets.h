#pragma once

#include <map>
#include <string>
#include <string_view>

#include "opc/package.h"

namespace chengwen::wml {

/// External relationships of a story whose targets hold tags, by id.
struct TaggedTargets {
  std::map<std::string, std::string, std::less<>> text;  ///< the target, its tags readable
  std::map<std::string, std::string, std::less<>> type;
};

/// Word percent-encodes what it does not want in an address: `%7B%7B%20x%20%7D%7D` is a tag too.
TaggedTargets tagged_targets(const opc::Package& package, std::string_view part);

}  // namespace chengwen::wml
