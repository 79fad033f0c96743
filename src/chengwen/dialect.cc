#include "chengwen/dialect.h"

#include <utility>

#include "gongwen/install.h"

namespace chengwen {

const wml::Dialect& dialect() {
  static const auto kNational = dialect_by(nullptr);
  return *kNational;
}

std::shared_ptr<const wml::Dialect> dialect_by(std::shared_ptr<const gongwen::Conventions> usage) {
  auto dialect = std::make_shared<wml::Dialect>(wml::Dialect::standard());
  gongwen::install(*dialect, std::move(usage));
  return dialect;
}

}  // namespace chengwen
