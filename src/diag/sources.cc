#include "diag/sources.h"

#include <utility>

namespace chengwen::diag {

void Sources::set(std::uint32_t number, std::shared_ptr<const Source> source) {
  if (number >= sources_.size()) sources_.resize(number + std::size_t{1});
  sources_[number] = std::move(source);
}

Place Sources::locate(const Span& span) const {
  if (!span.known() || span.source >= sources_.size() || !sources_[span.source]) return {};
  return sources_[span.source]->locate(span.begin, span.end);
}

}  // namespace chengwen::diag
