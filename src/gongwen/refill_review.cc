#include "gongwen/refill_review.h"

#include <utility>

#include "data/json_reader.h"
#include "gongwen/refill_messages.h"

namespace chengwen::gongwen {
namespace {

/// A list of more is read by nobody.
constexpr std::size_t kMostOfAKind = 30;

}  // namespace

std::string_view RefillReview::words_at(const Spot& spot) const {
  const std::string_view text = manuscript_.paragraphs()[spot.paragraph].text();
  return text.substr(spot.begin, spot.end - spot.begin);
}

diag::Diagnostic& RefillReview::tell(const diag::Message& message, std::vector<std::string> words,
                                     const Spot& spot) {
  return told_.add(diag::Diagnostic(message, std::move(words),
                                    places_.add(place_of(spot, manuscript_, model_))));
}

void RefillReview::tell_taken(const Spot& spot, const std::string& expression,
                              const std::vector<std::string>& others, bool reformatted) {
  const std::string words(words_at(spot));
  if (!others.empty()) {
    diag::Diagnostic& told = tell(messages::kRefillAmbiguous, {words, expression}, spot);
    if (told.occurrences > 1) return;
    for (const std::string& other : others)
      told.notes.push_back({&messages::kRefillOther, {other}, {}});
  } else if (reformatted) {
    tell(messages::kRefillFormat, {words, expression}, spot);
  }
}

void RefillReview::tell_not_found(const DataLeaves& data, const std::set<std::uint32_t>& shown) {
  std::map<std::string, std::string> columns;  // with the first of each
  for (const Leaf& leaf : data.leaves) {
    if (shown.contains(leaf.value.origin())) continue;
    const auto column =
        columns.emplace(path_words(generic(leaf.path)), path_words(leaf.path)).first;
    told_.add(
        diag::Diagnostic(messages::kRefillNotFound, {column->second}, data::span_of(leaf.value)));
  }
}

void RefillReview::hand_over(diag::Report& report) {
  std::map<const diag::Message*, std::size_t> count;
  for (diag::Diagnostic& each : told_.take())
    if (++count[each.message] <= kMostOfAKind) report.add(std::move(each));
  for (const auto& [message, number] : count) {
    if (number <= kMostOfAKind) continue;
    diag::Diagnostic more(messages::kRefillMore,
                          {std::string(message->id), std::to_string(number - kMostOfAKind)});
    more.file = manuscript_.package().name();
    report.add(std::move(more));
  }
}

}  // namespace chengwen::gongwen
