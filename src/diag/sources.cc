#include "diag/sources.h"

#include <utility>

namespace chengwen::diag {

void Sources::set(std::uint32_t number, std::shared_ptr<const Source> source) {
  if (number >= sources_.size()) sources_.resize(number + std::size_t{1});
  sources_[number] = std::move(source);
}

const Source* Sources::find(std::uint32_t number) const {
  return number < sources_.size() ? sources_[number].get() : nullptr;
}

Place Sources::locate(const Span& span) const {
  const Source* source = span.known() ? find(span.source) : nullptr;
  return source ? source->locate(span.begin, span.end) : Place{};
}

}  // namespace chengwen::diag
