#include "gongwen/inspection.h"

#include <utility>

namespace chengwen::gongwen {

Words Words::quoted(std::string_view words) {
  std::string quoted = "`";
  return both(quoted.append(words).append("`"));
}

Words listed(const Words& first, const Words& second) {
  if (first.empty() || second.empty()) return first.empty() ? second : first;
  return {first.zh + "、" + second.zh, first.en + ", " + second.en};
}

void Inspection::tell(const Rule& rule, Spot spot, Words found, Words wanted, Mend mend) {
  add(rule, spot, std::move(found), std::move(wanted), std::move(mend), format_mends_);
}

void Inspection::tell_of_text(const Rule& rule, Spot spot, Words found, Words wanted, Mend mend) {
  add(rule, spot, std::move(found), std::move(wanted), std::move(mend), text_mends_);
}

void Inspection::add(const Rule& rule, Spot spot, Words found, Words wanted, Mend mend,
                     std::vector<Mend>& mends) {
  const bool fixable = static_cast<bool>(mend);
  if (fixable) {
    const std::size_t story =
        spot.paragraph == Spot::kDocument ? 0 : paragraph(spot.paragraph).story;
    mends.push_back([this, story, inner = std::move(mend)] {
      manuscript_.touch(manuscript_.stories()[story].part.name);
      inner();
    });
  }
  std::string key = rule.id();
  for (const std::string_view word : {std::string_view(found.zh), std::string_view(wanted.zh)}) {
    key.append("\n").append(word);
  }
  key += fixable ? "\n+" : "\n";
  const auto [same, is_new] = known_.emplace(std::move(key), findings_.size());
  if (!is_new) {
    findings_[same->second].spots.push_back(spot);
    return;
  }
  findings_.push_back({&rule, std::move(found), std::move(wanted), {spot}, fixable});
}

bool Inspection::mend() const {
  for (const std::vector<Mend>* mends : {&format_mends_, &text_mends_}) {
    for (const Mend& one : *mends) one();
  }
  return !format_mends_.empty() || !text_mends_.empty();
}

}  // namespace chengwen::gongwen
