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
  return {};
}

void EffectProof::report(const Effect& effect, const Between& tags) {
  report_.add(
      diag::Diagnostic(messages::kUnbalancedBlock,
                       {std::string(tags.keyword), std::string(tags.end_keyword), elements(effect)},
                       tags.end_tag)
          .note(diag::messages::kOpenedHere, {"{% " + std::string(tags.keyword) + " %}"},
                tags.tag));
}

std::string EffectProof::elements(const Effect& effect) const {
  std::string result;
  for (const std::uint32_t symbol : effect.closes) result += "</" + symbols_.name(symbol) + ">";
  for (const std::uint32_t symbol : effect.opens) result += "<" + symbols_.name(symbol) + ">";
  return result;
}

}  // namespace chengwen::jinja
