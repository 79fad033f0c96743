#include <map>
#include <set>
#include <utility>
#include <vector>

#include "gongwen/characters.h"
#include "gongwen/gathered.h"
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

  /// Where all headings of a level stand alone they are a list, and none of them is empty; so are
  /// several of 1. or below beside each other. A question needs no answer below it.
  std::vector<std::size_t> empty() const {
    struct Siblings {
      std::size_t all = 0, filled = 0;
    };
    std::map<std::size_t, Siblings> siblings;  // by the first of them
    std::map<int, std::size_t> first_of;       // of each level, at the place that is looked at
    std::set<int> filled_levels;
    std::vector<std::pair<std::size_t, std::size_t>> found;  // with the first beside it
    for (std::size_t at = 0; at < model_.elements().size(); ++at) {
      if (!is_chapter(at)) continue;
      first_of.erase(first_of.upper_bound(level(at)), first_of.end());
      const std::size_t first = first_of.emplace(level(at), at).first->second;
      ++siblings[first].all;
      if (has_content(at)) {
        filled_levels.insert(level(at));
        ++siblings[first].filled;
      } else if (!asks(at)) {
        found.emplace_back(at, first);
      }
    }
    std::vector<std::size_t> empty;
    for (const auto& [at, first] : found) {
      const bool item =
          level(at) >= kItemLevel && siblings[first].all > 1 && siblings[first].filled == 0;
      if (filled_levels.contains(level(at)) && !item) empty.push_back(at);
    }
    return empty;
  }

 private:
  static constexpr int kItemLevel = 3;

  int level(std::size_t at) const {
    const Element& element = model_[at];
    return element.expected_level > 0 ? element.expected_level : element.label.level;
  }
  bool is_chapter(std::size_t at) const {
    const Element& element = model_[at];
    return element.role == Role::heading && !element.run_in &&
           manuscript_.paragraphs()[at].story == 0 && level(at) > 0;
  }
  bool asks(std::size_t at) const {
    const std::string& text = manuscript_.paragraphs()[at].text();
    return text.find("？") != std::string::npos || text.find('?') != std::string::npos;
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
        case Role::attendance:
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
  Gathered found;
  for (std::size_t at = 0; at < manuscript_->paragraphs().size(); ++at) {
    if (model_[at].role == Role::contents) continue;
    for (const Stretch& words : placeholders_in(text(at))) {
      found.add(diag::Diagnostic(messages::kPlaceholder,
                                 {text(at).substr(words.begin, words.end - words.begin)},
                                 span({at, words.begin, words.end})));
    }
  }
  for (diag::Diagnostic& each : found.take()) report.add(std::move(each));
  for (const std::size_t at : Chapters(*manuscript_, model_).empty())
    report.add(diag::Diagnostic(messages::kEmptyChapter, {model_.shown(at)}, span({at, 0, 0})));
}

}  // namespace chengwen::gongwen
