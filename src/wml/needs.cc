#include "wml/needs.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"
#include "wml/address.h"
#include "wml/inclusions.h"
#include "wml/root_children.h"
#include "wml/subdocument_merge.h"

namespace chengwen::wml {
namespace {

constexpr std::size_t kLongestBookmark = 40;
constexpr std::string_view kRelationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

}  // namespace

Needs::Needs(const opc::Package& package, const DocumentStyles& styles, const UsedIds& used,
             Inclusions& inclusions, std::string file, opc::Edit& edit)
    : package_(package),
      styles_(styles),
      used_(used),
      inclusions_(inclusions),
      file_(std::move(file)),
      edit_(edit),
      drawings_(used.drawings),
      annotations_(used.annotations),
      next_list_(styles.free_list()),
      next_definition_(styles.free_definition()),
      numbering_part_(styles.numbering_part()) {}

Needs::~Needs() = default;

const Resources& Needs::resources() const {
  return inclusions_.resources();
}

std::string Needs::bookmark_name(std::string_view name) {
  int& number = names_.try_emplace(std::string(name), 1).first->second;
  std::string made;
  do {
    const std::string suffix = "_" + std::to_string(++number);
    const std::size_t room = kLongestBookmark - suffix.size();
    made = std::string(name.substr(0, text::offset_of(name, room))) + suffix;
  } while (used_.bookmarks.contains(made) || !given_names_.insert(made).second);
  return made;
}

bool Needs::has_bookmark(std::string_view name) const {
  return used_.bookmarks.contains(std::string(name)) || given_names_.contains(name);
}

bool Needs::will_have_bookmark(std::string_view name) const {
  return has_bookmark(name) || inclusions_.awaits_bookmark(name);
}

std::string Needs::own_bookmark_name(std::string_view name) {
  const bool free =
      !used_.bookmarks.contains(std::string(name)) && given_names_.insert(std::string(name)).second;
  return free ? std::string(name) : bookmark_name(name);
}

std::string Needs::relationship(std::string_view part, std::string_view type,
                                std::string_view target, bool external) {
  return edit_.relate(part, type, external ? uri(target) : std::string(target), external);
}

std::string Needs::media_part(std::string bytes, std::string_view extension,
                              std::string_view content_type) {
  auto found = media_.find(bytes);
  if (found == media_.end()) {
    std::string name;
    std::size_t number = media_.size();
    do {
      name = "word/media/filled" + std::to_string(++number) + "." + std::string(extension);
    } while (package_.has(name));
    edit_.add(name, std::string(content_type), bytes);
    found = media_.emplace(std::move(bytes), std::move(name)).first;
  }
  return found->second;
}

std::string Needs::media(std::string_view part, std::string_view media_part) {
  // Absolute, so that it holds from any part.
  return edit_.relate(part, std::string(kRelationships) + "image", "/" + std::string(media_part));
}

void Needs::drop_media(std::string_view part, std::string_view relationship) {
  const auto copied = story_copies_.find(std::string(part));
  const std::string_view original = copied == story_copies_.end() ? part : copied->second;
  for (const opc::Relationship& each : package_.relationships(original)) {
    if (each.id == relationship) dropped_.emplace(part, relationship);
  }
}

void Needs::drop_unused_media() {
  std::set<std::string> unused, used;
  const auto look = [&](const std::string& part, const std::string& original) {
    for (const opc::Relationship& relationship : package_.relationships(original)) {
      if (relationship.external) continue;
      const bool dropped = dropped_.contains({part, relationship.id});
      (dropped ? unused : used).insert(opc::Package::resolve(original, relationship.target));
    }
  };
  for (const std::string& part : package_.part_names()) look(part, part);
  for (const auto& [copy, original] : story_copies_) look(copy, original);
  for (const auto& [part, relationship] : dropped_) edit_.unrelate(part, relationship);
  for (const std::string& part : unused) {
    if (!used.contains(part) && package_.has(part)) edit_.remove(part);
  }
}

std::string Needs::story_copy(const std::string& part) {
  std::string copy = free_part(part);
  edit_.add(copy, package_.content_type(part), "");
  edit_.copy_relationships(part, copy);
  story_copies_[copy] = part;
  return copy;
}

std::string Needs::free_part(std::string_view name) {
  const std::size_t dot = std::min(name.rfind('.'), name.size());
  std::size_t digits = dot;
  while (digits > 0 && name[digits - 1] >= '0' && name[digits - 1] <= '9') --digits;
  const auto taken = [this](const std::string& part) {
    return package_.has(part) || !given_parts_.insert(part).second;
  };
  std::string made(name);
  for (int number = 1; taken(made); ++number) {
    made = std::string(name.substr(0, digits)) + std::to_string(number) +
           std::string(name.substr(dot));
  }
  return made;
}

std::string Needs::made_part(std::string_view word, std::string_view root) {
  const std::string name = free_part("word/" + std::string(word) + ".xml");
  edit_.add(name,
            "application/vnd.openxmlformats-officedocument.wordprocessingml." + std::string(word) +
                "+xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<" + std::string(root) +
                " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>");
  relationship(package_.main_part(), std::string(kRelationships) + std::string(word), "/" + name,
               false);
  return name;
}

std::string Needs::blank_story(bool header) {
  std::string& id = blank_stories_[header ? 0 : 1];
  if (!id.empty()) return id;
  const std::string word = header ? "header" : "footer";
  const std::string name = made_part(word, header ? "w:hdr" : "w:ftr");
  edit_.replace(name, with_children(edit_.bytes(name), "<w:p/>", {}));
  id = relationship(package_.main_part(), std::string(kRelationships) + word, "/" + name, false);
  return id;
}

int Needs::restarted_list(int list) {
  if (const int ours = heading_lists_.restarted(list); ours != 0) return ours;
  const std::string made = styles_.restarted(list, next_list_);
  if (made.empty()) return list;
  lists_ += made;
  return next_list_++;
}

int Needs::made_definition(const std::string& elements) {
  const auto [known, added] = made_definitions_.try_emplace(elements, next_definition_);
  if (added) {
    add_definition("<w:abstractNum w:abstractNumId=\"" + std::to_string(next_definition_++) +
                   "\">" + elements + "</w:abstractNum>");
  }
  return known->second;
}

SubdocumentMerge& Needs::subdocuments() {
  if (!subdocuments_) subdocuments_ = std::make_unique<SubdocumentMerge>(*this);
  return *subdocuments_;
}

const std::string& Needs::numbering_part() {
  if (numbering_part_.empty()) numbering_part_ = made_part("numbering", "w:numbering");
  return numbering_part_;
}

void Needs::finish() {
  if (subdocuments_) subdocuments_->finish();
  heading_lists_.finish();
  if (!dropped_.empty()) drop_unused_media();
  if (lists_.empty()) return;
  const std::string& part = numbering_part();
  std::string xml = edit_.bytes(part);
  if (!definitions_.empty()) {
    xml = with_children(std::move(xml), definitions_, {"w:num", "w:numIdMacAtCleanup"});
  }
  edit_.replace(part, with_children(std::move(xml), lists_, {"w:numIdMacAtCleanup"}));
}

}  // namespace chengwen::wml
