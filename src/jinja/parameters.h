#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace chengwen::jinja {

/// Native::parameters, taken apart.
struct Parameters {
  std::array<std::string_view, 32> storage;
  std::size_t count = 0;
  bool rest = false;
  bool named = false;

  explicit Parameters(std::string_view words) {
    while (!words.empty()) {
      const std::string_view word = words.substr(0, words.find(' '));
      words.remove_prefix(std::min(words.size(), word.size() + 1));
      if (word.starts_with("**")) {
        named = true;
      } else if (word.starts_with('*')) {
        rest = true;
      } else {
        storage.at(count++) = word;
      }
    }
  }

  std::span<const std::string_view> names() const { return {storage.data(), count}; }
};

}  // namespace chengwen::jinja
