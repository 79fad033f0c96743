#pragma once

#include <string>
#include <string_view>

#include "chengwen/chengwen.h"

namespace chengwen::cli {

/// The language of the user's locale: Chinese when LC_ALL, LC_MESSAGES or LANG (the first that is
/// set) begins with "zh", else English.
Language language_of_locale();

/// The words in `language`.
inline std::string words(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

}  // namespace chengwen::cli
