#include "wml/subdocument.h"

#include <string>
#include <utility>

#include "jinja/environment.h"
#include "wml/content_fields.h"
#include "wml/inclusions.h"
#include "wml/messages.h"
#include "wml/story_writer.h"

namespace chengwen::wml {
namespace {

class Subdocument : public Content {
 public:
  Subdocument(std::string path, bool fills, bool sections)
      : path_(std::move(path)), fills_(fills), sections_(sections) {}
  std::string_view type_name() const override { return "sub-document"; }
  Level level() const override { return Level::block; }
  void print(std::string& out) const override { out += path_; }
  void write(StoryWriter& writer, const EmitSite& site) const override;

 private:
  std::string path_;
  bool fills_, sections_;
};

void Subdocument::write(StoryWriter& writer, const EmitSite& site) const {
  Inclusions::Request request;
  request.file = read_file(writer.needs().resources().files, path_);
  request.path = path_;
  request.fills = fills_;
  request.sections = sections_;
  if (const auto inserted = writer.take_in(request, site))
    InsertedDocument(*inserted).write(writer, site);
}

}  // namespace

void InsertedDocument::write(StoryWriter& writer, const EmitSite& site) const {
  if (level_ == Level::run) return writer.xml(*inserted_.sole_runs);
  if (inserted_.sections) return writer.sections(inserted_);
  writer.xml(inserted_.blocks);
  const bool in_own_cell = site.kind == SiteKind::cell || site.kind == SiteKind::row;
  if (in_own_cell && !inserted_.ends_with_paragraph) writer.xml("<w:p/>");
}

data::Value make_subdocument(const data::Value& map) {
  const Fields fields("$subdoc", map);
  const data::Value* path = fields.find("$subdoc");
  if (!path || !path->is_string()) jinja::fail(messages::kContentMalformed, {"$subdoc"});
  return data::Value::object(new Subdocument(std::string(path->as_string()),
                                             fields.flag("fill", true),
                                             fields.flag("keep_sections", false)));
}

}  // namespace chengwen::wml
