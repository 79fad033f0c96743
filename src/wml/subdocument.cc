#include "wml/subdocument.h"

#include <string>
#include <utility>

#include "jinja/environment.h"
#include "wml/messages.h"
#include "wml/story_writer.h"
#include "wml/subdocument_merge.h"

namespace chengwen::wml {
namespace {

class Subdocument : public Content {
 public:
  explicit Subdocument(std::string path) : path_(std::move(path)) {}
  std::string_view type_name() const override { return "sub-document"; }
  Level level() const override { return Level::block; }
  void print(std::string& out) const override { out += path_; }
  void write(StoryWriter& writer, const EmitSite& site) const override;

 private:
  std::string path_;
};

void Subdocument::write(StoryWriter& writer, const EmitSite& site) const {
  const auto inserted =
      writer.needs().subdocuments().insert(path_, std::string(writer.part()), writer.report());
  writer.xml(inserted.blocks);
  const bool in_own_cell = site.kind == SiteKind::cell || site.kind == SiteKind::row;
  if (in_own_cell && !inserted.ends_with_paragraph) writer.xml("<w:p/>");
}

}  // namespace

data::Value make_subdocument(const data::Value& map) {
  const data::Value* path = map.as_map().find("$subdoc");
  if (!path->is_string()) jinja::fail(messages::kContentMalformed, {"$subdoc"});
  return data::Value::object(new Subdocument(std::string(path->as_string())));
}

}  // namespace chengwen::wml
