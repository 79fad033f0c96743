#pragma once

#include "jinja/environment.h"
#include "wml/content_kinds.h"

namespace chengwen::wml {

/// The template language as Word documents speak it: the names of the language, and the kinds of
/// content that its values may be. Built once, then read from any thread; a room above adds its own
/// to both.
struct Dialect {
  jinja::Environment environment;
  ContentKinds content_kinds;

  /// Jinja2 with the content of this room.
  static Dialect standard();

  /// Adds a kind of content together with its filter.
  void add(const ContentKind& kind);
};

}  // namespace chengwen::wml
