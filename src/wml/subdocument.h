#pragma once

#include <utility>

#include "wml/content.h"
#include "wml/subdocument_merge.h"

namespace chengwen::wml {

/// `{"$subdoc": "附表.docx"}`: the body of another document, itself a template that is filled at
/// the place where it goes; `"fill": false` leaves its tags as text. Its styles become ours where
/// ours have the same name and are copied where not; its lists count by themselves and anew in
/// every place; pictures, charts, links, notes and comments come along. `"keep_sections": true`
/// brings its page setup, headers and footers, which else stay behind. The file is a path beside
/// the data or a "data:…;base64,…" URI.
data::Value make_subdocument(const data::Value& map);

/// A document that has come in.
class InsertedDocument : public Content {
 public:
  /// `level` is Level::run for what its only paragraph holds.
  explicit InsertedDocument(const SubdocumentMerge::Inserted& inserted, Level level = Level::block)
      : inserted_(inserted), level_(level) {}
  std::string_view type_name() const override { return "sub-document"; }
  Level level() const override { return level_; }
  void print(std::string&) const override {}
  void write(StoryWriter& writer, const EmitSite& site) const override;

 private:
  const SubdocumentMerge::Inserted& inserted_;
  Level level_;
};

}  // namespace chengwen::wml
