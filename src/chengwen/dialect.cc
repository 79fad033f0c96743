#include "chengwen/dialect.h"

#include "gongwen/install.h"

namespace chengwen {

const wml::Dialect& dialect() {
  static const wml::Dialect built = [] {
    wml::Dialect all = wml::Dialect::standard();
    gongwen::install(all);
    return all;
  }();
  return built;
}

}  // namespace chengwen
