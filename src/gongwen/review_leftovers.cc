#include <algorithm>
#include <optional>
#include <set>

#include "gongwen/characters.h"
#include "gongwen/placeholders.h"
#include "gongwen/review.h"
#include "gongwen/review_messages.h"

namespace chengwen::gongwen {
namespace {

/// Looks for headings that nothing follows.
class Chapters {
 public:
  Chapters(const wml::Manuscript& manuscript, const DocumentModel& model)
      : manuscript_(manuscript), model_(model) {}

  /// Where all headings of a level stand alone they are a list, and none of them is empty.
  std::vector<std::size_t> empty() const {
    std::vector<std::size_t> found;
    std::set<int> filled_levels;
    for (std::size_t at = 0; at < model_.elements().size(); ++at) {
      if (!is_chapter(at)) continue;
      if (has_content(at)) {
        filled_levels.insert(level(at));
      } else {
        found.push_back(at);
      }
    }
    std::erase_if(found, [&](std::size_t at) { return !filled_levels.contains(level(at)); });
    return found;
  }

 private:
  int level(std::size_t at) const {
    const Element& element = model_[at];
    return element.expected_level > 0 ? element.expected_level : element.label.level;
  }
  bool is_chapter(std::size_t at) const {
    const Element& element = model_[at];
    return element.role == Role::heading && !element.run_in &&
           manuscript_.paragraphs()[at].story == 0 && level(at) > 0;
  }
  bool has_content(std::size_t heading) const {
    for (std::size_t at = heading + 1; at < model_.elements().size(); ++at) {
      const wml::ManuscriptParagraph& paragraph = manuscript_.paragraphs()[at];
      if (paragraph.story != 0) return false;
      switch (model_[at].role) {
        case Role::empty:
          if (paragraph.content.has_object || paragraph.table > 0) return true;
          break;
        case Role::heading:
          if (!is_chapter(at)) return true;
          return level(at) > level(heading);
        case Role::attachment:
        case Role::signature:
        case Role::date:
        case Role::note:
        case Role::annex_mark:
        case Role::copies:
        case Role::issue:
        case Role::part:
          return false;
        default:
          return true;
      }
    }
    return false;
  }

  const wml::Manuscript& manuscript_;
  const DocumentModel& model_;
};

}  // namespace

void Review::look_for_leftovers(diag::Report& report) {
  for (std::size_t at = 0; at < manuscript_->paragraphs().size(); ++at) {
    if (model_[at].role == Role::contents) continue;
    for (const Stretch& words : placeholders_in(text(at))) {
      report.add(diag::Diagnostic(messages::kPlaceholder,
                                  {text(at).substr(words.begin, words.end - words.begin)},
                                  span({at, words.begin, words.end})));
    }
  }
  for (const std::size_t at : Chapters(*manuscript_, model_).empty())
    report.add(diag::Diagnostic(messages::kEmptyChapter, {model_.shown(at)}, span({at, 0, 0})));
}

}  // namespace chengwen::gongwen
