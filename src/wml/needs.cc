#include "wml/needs.h"

#include "text/utf8.h"

namespace chengwen::wml {
namespace {

constexpr std::size_t kLongestBookmark = 40;
constexpr std::string_view kImageType =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

}  // namespace

Needs::Needs(const opc::Package& package, const DocumentStyles& styles, const UsedIds& used,
             const Resources& resources, opc::Edit& edit)
    : package_(package),
      styles_(styles),
      used_(used),
      resources_(resources),
      edit_(edit),
      drawings_(used.drawings),
      annotations_(used.annotations),
      next_list_(styles.free_list()) {}

std::string Needs::bookmark_name(std::string_view name) {
  int& number = names_.try_emplace(std::string(name), 1).first->second;
  std::string made;
  do {
    const std::string suffix = "_" + std::to_string(++number);
    const std::size_t room = kLongestBookmark - suffix.size();
    made = std::string(name.substr(0, text::offset_of(name, room))) + suffix;
  } while (used_.bookmarks.contains(made));
  return made;
}

std::string Needs::relationship(std::string_view part, std::string_view type,
                                std::string_view target, bool external) {
  return edit_.relate(part, type, target, external);
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

std::string Needs::media(std::string_view part, std::string bytes, std::string_view extension,
                         std::string_view content_type) {
  // Absolute, so that it holds from any part.
  return edit_.relate(part, kImageType,
                      "/" + media_part(std::move(bytes), extension, content_type));
}

int Needs::restarted_list(int list) {
  const std::string made = styles_.restarted(list, next_list_);
  if (made.empty()) return list;
  lists_ += made;
  return next_list_++;
}

void Needs::finish() {
  if (lists_.empty()) return;
  std::string numbering = package_.bytes(styles_.numbering_part());
  std::size_t at = numbering.find("<w:numIdMacAtCleanup");
  if (at == std::string::npos) at = numbering.rfind("</w:numbering>");
  if (at == std::string::npos) return;
  edit_.replace(styles_.numbering_part(), numbering.insert(at, lists_));
}

}  // namespace chengwen::wml
