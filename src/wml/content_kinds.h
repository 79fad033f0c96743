#pragma once

#include <map>
#include <span>
#include <string_view>

#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::wml {

/// A kind of content that values may be: a picture, a sub-document, a table. Written in the data as
/// a tagged object, `{"$image": "公章.png", "width": "40mm"}`, or in the template as a filter,
/// `公章 | image(width="40mm")`, which makes the same object.
struct ContentKind {
  std::string_view key;  ///< "$image"; without the `$` the name of the filter
  std::string_view
      parameters;  ///< the other keys, in the order of the filter's: "width height alt"
  /// The Content that an object stands for, one that has `key`; a text where that is all there is
  /// to it. Fails when it is malformed.
  data::Value (*make)(const data::Value& object);
  /// Native::infer of the filter.
  jinja::Shape (*infer)(jinja::Inference& call);
};

/// For kinds whose filter takes a text, or an object that has the key.
jinja::Shape takes_content(jinja::Inference& call);
/// And for those that take a list of such, too.
jinja::Shape takes_contents(jinja::Inference& call);
/// Notes at the subject which kind the filter makes of it.
void note_content_key(const jinja::Inference& call);

/// The kinds of this room.
std::span<const ContentKind> standard_content_kinds();

/// The filter of a kind. An undefined or none subject stays as it is; one that is an object of the
/// kind already is changed by the arguments.
jinja::Native content_filter(const ContentKind& kind);

/// The kinds that a template may use. Built once, then read from any thread.
class ContentKinds {
 public:
  /// Adds a kind or replaces the one with its key.
  void add(const ContentKind& kind);
  /// The Content that an object with a key of a kind stands for; undefined for a map without a key
  /// that begins with `$`. Fails when the object is malformed or of no kind, or has keys that its
  /// kind does not know.
  data::Value content_of(const data::Value& object) const;

 private:
  std::map<std::string_view, ContentKind> kinds_;
};

}  // namespace chengwen::wml
