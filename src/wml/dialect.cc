#include "wml/dialect.h"

namespace chengwen::wml {

Dialect Dialect::standard() {
  Dialect dialect{jinja::Environment::standard(), {}};
  for (const ContentKind& kind : standard_content_kinds()) dialect.add(kind);
  return dialect;
}

void Dialect::add(const ContentKind& kind) {
  content_kinds.add(kind);
  environment.add_filter(content_filter(kind));
}

}  // namespace chengwen::wml
