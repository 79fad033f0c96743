#include "text/words.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace chengwen::text {

std::vector<std::string_view> words(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
  icu::LocalUTextPointer source(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  if (U_SUCCESS(status)) breaks->setText(source.getAlias(), status);
  if (U_FAILURE(status)) return {text};
  std::vector<std::string_view> words;
  auto begin = static_cast<std::size_t>(breaks->first());
  for (int next = breaks->next(); next != icu::BreakIterator::DONE; next = breaks->next()) {
    const auto end = static_cast<std::size_t>(next);
    words.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

}  // namespace chengwen::text
