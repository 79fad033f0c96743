#include "gongwen/aliased_native.h"

namespace chengwen::gongwen {

void add_filters(jinja::Environment& environment, std::span<const AliasedNative> filters) {
  for (const AliasedNative& row : filters) {
    environment.add_filter(row.native);
    environment.alias_filter(row.alias, row.native.name);
  }
}

void add_functions(jinja::Environment& environment, std::span<const AliasedNative> functions) {
  for (const AliasedNative& row : functions) {
    environment.add_global(row.native);
    environment.alias_global(row.alias, row.native.name);
  }
}

}  // namespace chengwen::gongwen
