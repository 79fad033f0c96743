#include "jinja/effect.h"

#include <utility>

#include "diag/messages.h"
#include "jinja/messages.h"
#include "jinja/statement.h"

namespace chengwen::jinja {

Effect compose(Effect first, const Effect& second) {
  for (const std::uint32_t symbol : second.closes) {
    if (first.opens.empty()) {
      first.closes.push_back(symbol);
    } else {
      first.opens.pop_back();
    }
  }
  first.opens.insert(first.opens.end(), second.opens.begin(), second.opens.end());
  first.known = first.known && second.known;
  return first;
}

Effect on_stack(Effect effect) {
  std::size_t same = 0;
  while (same < effect.opens.size() && !effect.closes.empty() &&
         effect.closes.back() == effect.opens[same]) {
    effect.closes.pop_back();
    ++same;
  }
  effect.opens.erase(effect.opens.begin(),
                     effect.opens.begin() + static_cast<std::ptrdiff_t>(same));
  return effect;
}

Effect EffectProof::of(const Body& body) {
  Effect effect;
  for (const auto& statement : body) effect = compose(std::move(effect), statement->effect(*this));
  return effect;
}

Effect EffectProof::neutral(const Body& body, const Between& tags) {
  Effect effect = of(body);
  const Effect change = on_stack(effect);
  if (change.neutral()) return effect;
  report(change, tags);
  return effect;
}

Effect EffectProof::balanced(const Body& body, const Between& tags) {
  const Effect effect = of(body);
  if (!effect.neutral()) report(effect, tags);
  Effect nothing;
  nothing.known = effect.known;
  return nothing;
}

void EffectProof::report(const Effect& effect, const Between& tags) {
  if (!effect.known || mistakes_.stray_ends.contains(tags.end_keyword)) return;
  diag::Diagnostic mistake(messages::kUnbalancedBlock,
                           {std::string(tags.keyword), std::string(tags.end_keyword)},
                           tags.end_tag);
  const auto note = [&](const diag::Message& message, std::uint32_t symbol) {
    const SymbolNames::Words words = symbols_.words(symbol);
    mistake.notes.push_back({&message, {words.zh, words.en}, {}});
  };
  if (!effect.closes.empty()) note(messages::kEndsBetween, effect.closes.back());
  if (!effect.opens.empty()) note(messages::kBeginsBetween, effect.opens.front());
  mistake.notes.push_back(
      {&diag::messages::kOpenedHere, {"{% " + std::string(tags.keyword) + " %}"}, tags.tag});
  report_.add(std::move(mistake));
  ++mismatches_;
}

}  // namespace chengwen::jinja
