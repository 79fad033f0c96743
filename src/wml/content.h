#pragma once

#include <string>
#include <string_view>

#include "data/value.h"
#include "wml/emit_site.h"

namespace chengwen::wml {

class StoryWriter;

/// A value that prints as WordprocessingML: rich text, a picture, a sub-document, captured output.
///
/// The writer leads to a place where content of level() may stand, calls write(), and leads back.
class Content : public data::Object {
 public:
  virtual Level level() const = 0;
  /// Appends XML with writer.xml() and text with writer.text(); asks writer.needs() for pictures
  /// and relationships. Content of Level::text begins and ends inside a w:t.
  virtual void write(StoryWriter& writer, const EmitSite& site) const = 0;
};

/// XML that a macro or `{% set %}` block of the template has put out.
class Fragment : public Content {
 public:
  explicit Fragment(std::string xml);
  std::string_view type_name() const override { return "fragment"; }
  Level level() const override { return level_; }
  void write(StoryWriter& writer, const EmitSite& site) const override;
  /// The text in it, without markup.
  void print(std::string& out) const override;

 private:
  std::string xml_;
  Level level_;
};

}  // namespace chengwen::wml
