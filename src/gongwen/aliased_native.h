#pragma once

#include <span>
#include <string_view>

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// A filter or function by its English canonical name, and what it is called in Chinese.
struct AliasedNative {
  jinja::Native native;
  std::string_view alias;
};

void add_filters(jinja::Environment& environment, std::span<const AliasedNative> filters);
void add_functions(jinja::Environment& environment, std::span<const AliasedNative> functions);

}  // namespace chengwen::gongwen
