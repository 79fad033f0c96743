#pragma once

#include <string_view>

namespace chengwen::diag {

/// The languages in which diagnostics are told.
enum class Language { zh, en };

/// The words of `language`.
constexpr std::string_view in(Language language, std::string_view zh, std::string_view en) {
  return language == Language::zh ? zh : en;
}

}  // namespace chengwen::diag
