#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"
#include "diag/diagnostic.h"

namespace chengwen::wml {

/// Fails with `message`, and with the place of `value` where it was read from a file.
[[noreturn]] void fail_at(const data::Value& value, const diag::Message& message,
                          std::vector<std::string> words = {});

/// Says where `value` was read from, unless that is known.
void add_place(diag::Diagnostic& diagnostic, const data::Value& value);

/// The words of a list with single blanks between them.
std::vector<std::string_view> words_of(std::string_view list);

/// Fails with wml.content-key unless `known`, names between blanks, has every key of `map`, and
/// says which was meant. `what` is what the map is called in messages: "$image".
void check_keys(std::string_view what, const data::Value& map, std::string_view known);

/// Six hexadecimal digits, with or without `#`; "" for "auto" and for what is false. Fails with
/// wml.colour.
std::string hex_colour(const data::Value& value);

/// What a map of the data says about a piece of content. The map must outlive it.
class Fields {
 public:
  Fields(std::string_view what, const data::Value& map) : what_(what), map_(map) {}

  /// Null for what is missing or null.
  const data::Value* find(std::string_view key) const;
  /// "" for what is missing.
  std::string text(std::string_view key) const;
  /// The same; fails with wml.content-value for a text that is not one of `words`.
  std::string one_of(std::string_view key, std::initializer_list<std::string_view> words) const;
  /// Fails with wml.content-value for anything but a whole number from −1000 to 1000.
  int integer(std::string_view key, int otherwise) const;
  /// Fails with wml.content-value for anything but true and false.
  bool flag(std::string_view key, bool otherwise) const;
  const data::Value& map() const { return map_; }
  std::string_view what() const { return what_; }

 private:
  std::string_view what_;
  const data::Value& map_;
};

}  // namespace chengwen::wml
