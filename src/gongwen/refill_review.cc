#include "gongwen/refill_review.h"

#include <utility>

#include "data/json_reader.h"
#include "gongwen/refill_messages.h"

namespace chengwen::gongwen {

std::string_view RefillReview::words_at(const Spot& spot) const {
  const std::string_view text = manuscript_.paragraphs()[spot.paragraph].text();
  return text.substr(spot.begin, spot.end - spot.begin);
}

void RefillReview::tell(const diag::Message& message, std::vector<std::string> words,
                        const Spot& spot) {
  std::string key;
  for (const std::string& word : words) key += word + '\n';
  const auto [at, added] = known_.try_emplace({&message, std::move(key)}, told_.size());
  if (!added) {
    ++told_[at->second].occurrences;
    return;
  }
  told_.emplace_back(message, std::move(words), places_.add(place_of(spot, manuscript_, model_)));
}

void RefillReview::tell_taken(const Spot& spot, const std::string& expression,
                              const std::vector<std::string>& others, bool reformatted) {
  const std::string words(words_at(spot));
  if (!others.empty()) {
    const std::size_t before = told_.size();
    tell(messages::kRefillAmbiguous, {words, expression}, spot);
    if (told_.size() > before)
      for (const std::string& other : others)
        told_.back().notes.push_back({&messages::kRefillOther, {other}, {}});
  } else if (reformatted) {
    tell(messages::kRefillFormat, {words, expression}, spot);
  }
}

void RefillReview::tell_not_found(const DataLeaves& data, const std::set<std::uint32_t>& shown) {
  std::map<std::string, std::size_t> columns;
  for (const Leaf& leaf : data.leaves) {
    if (shown.contains(leaf.value.origin())) continue;
    DataPath column = leaf.path;
    for (PathStep& step : column) step.index = 0;
    const auto [at, added] = columns.try_emplace(path_words(column), told_.size());
    if (added) {
      told_.emplace_back(messages::kRefillNotFound, std::vector{path_words(leaf.path)},
                         data::span_of(leaf.value));
    } else {
      ++told_[at->second].occurrences;
    }
  }
}

void RefillReview::hand_over(diag::Report& report) {
  for (diag::Diagnostic& each : told_) report.add(std::move(each));
}

}  // namespace chengwen::gongwen
