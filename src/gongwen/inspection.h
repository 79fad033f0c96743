#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gongwen/document_model.h"
#include "gongwen/profile.h"
#include "gongwen/spot.h"
#include "gongwen/words.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// A rule that the document breaks in the same way at one or more places.
struct Finding {
  const Rule* rule = nullptr;
  Words found;
  Words wanted;             ///< empty when nothing particular is wanted
  std::vector<Spot> spots;  ///< in document order, never empty
  bool fixable = false;
};

/// Changes the manuscript's trees.
using Mend = std::function<void()>;

/// What the rules look at and tell. Findings of one rule with the same words are one finding with
/// several places.
class Inspection {
 public:
  Inspection(wml::Manuscript& manuscript, const DocumentModel& model, const Profile& profile)
      : manuscript_(manuscript), model_(model), profile_(profile) {}

  wml::Manuscript& manuscript() const { return manuscript_; }
  const DocumentModel& model() const { return model_; }
  const Profile& profile() const { return profile_; }
  const wml::ManuscriptParagraph& paragraph(std::size_t at) const {
    return manuscript_.paragraphs()[at];
  }
  /// A paragraph's text without blanks at its ends.
  std::string_view words(std::size_t at) const {
    const Element& element = model_[at];
    return std::string_view(paragraph(at).text())
        .substr(element.begin, element.end - element.begin);
  }

  /// `mend` changes formatting only: the texts of paragraphs, and so offsets, stay.
  void tell(const Rule& rule, Spot spot, Words found, Words wanted, Mend mend = {});
  /// `mend` changes labels or layout blanks; it runs after all changes of formatting, and must find
  /// its place in the text again.
  void tell_of_text(const Rule& rule, Spot spot, Words found, Words wanted, Mend mend = {});

  std::vector<Finding>& findings() { return findings_; }
  const std::vector<Finding>& findings() const { return findings_; }
  /// True the first time that it is asked for this word: for a mend that several rules share.
  bool first_time(std::string_view mend) { return done_.emplace(mend).second; }
  /// Runs all mends; false when there were none.
  bool mend() const;

 private:
  void add(const Rule& rule, Spot spot, Words found, Words wanted, Mend mend,
           std::vector<Mend>& mends);

  wml::Manuscript& manuscript_;
  const DocumentModel& model_;
  const Profile& profile_;
  std::vector<Finding> findings_;
  std::unordered_map<std::string, std::size_t> known_;  // by what makes two findings one
  std::vector<Mend> format_mends_, text_mends_;
  std::set<std::string, std::less<>> done_;
};

}  // namespace chengwen::gongwen
