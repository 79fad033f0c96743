#include "gongwen/conventions.h"

#include "data/json_reader.h"
#include "diag/suggest.h"
#include "gongwen/audit_messages.h"
#include "gongwen/profile.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

void tell(diag::Report& report, const diag::Message& message, std::vector<std::string> words,
          const Value& at) {
  report.add(diag::Diagnostic(message, std::move(words), data::span_of(at)));
}

std::string quoted(const Value& value) {
  std::string out;
  value.print_quoted(out);
  return out;
}

/// "3" is a level; 0 for another key.
std::size_t level_of(std::string_view key) {
  return key.size() == 1 && key[0] >= '1' && key[0] <= '9' ? static_cast<std::size_t>(key[0] - '0')
                                                           : 0;
}

}  // namespace

void Conventions::read_numbering(const Value& value, diag::Report& report) {
  if (!value.is_map()) return tell(report, messages::kProfileObject, {"numbering"}, value);
  for (const data::Map::Entry& entry : value.as_map().entries()) {
    const std::string_view key = entry.key.as_string();
    if (key == "optional") {
      optional_levels.clear();
      if (!entry.value.is_list()) tell(report, messages::kProfileLevels, {"optional"}, entry.value);
      if (!entry.value.is_list()) continue;
      for (const Value& level : entry.value.items()) {
        const auto number = level.as_small_integer();
        if (number && *number >= 1 && *number <= 9) {
          optional_levels.insert(static_cast<int>(*number));
        } else {
          tell(report, messages::kProfileLevels, {"optional"}, level);
        }
      }
      continue;
    }
    const std::size_t level = level_of(key);
    const auto like = entry.value.is_string() ? numbering_like(entry.value.as_string())
                                              : std::optional<NumberingLevel>();
    if (level == 0 || level > numbering.size() + 1) {
      tell(report, messages::kProfileLevel, {std::string(key)}, entry.value);
    } else if (entry.value.is_none()) {
      numbering.resize(std::min(numbering.size(), level - 1));
    } else if (!like) {
      tell(report, messages::kProfileLabel, {std::string(key), quoted(entry.value)}, entry.value);
    } else {
      numbering.resize(std::max(numbering.size(), level));
      numbering[level - 1] = *like;
    }
  }
}

void Conventions::read_styles(const Value& value, diag::Report& report) {
  if (!value.is_map()) return tell(report, messages::kProfileObject, {"styles"}, value);
  const bool base = styles.empty();
  for (const data::Map::Entry& entry : value.as_map().entries()) {
    const std::string key(entry.key.as_string());
    if (!base && !styles.contains(key)) {
      std::vector<std::string_view> known;
      for (const auto& [role, names] : styles) known.push_back(role);
      diag::Diagnostic unknown(messages::kProfileStyle, {key}, data::span_of(entry.value));
      diag::suggest(unknown, key, known);
      report.add(std::move(unknown));
      continue;
    }
    std::vector<std::string> names;
    const std::vector<Value> given =
        entry.value.is_list() ? entry.value.items() : std::vector<Value>{entry.value};
    for (const Value& name : given) {
      if (name.is_string()) {
        names.emplace_back(name.as_string());
      } else {
        tell(report, messages::kProfileStyleName, {key, quoted(name)}, name);
      }
    }
    styles[key] = std::move(names);
  }
}

void Conventions::read_figures(const Value& value, diag::Report& report) {
  if (!value.is_map()) return tell(report, messages::kProfileObject, {"figures"}, value);
  const std::pair<std::string_view, int*> counts[] = {{"places", &figures.places},
                                                      {"percent_places", &figures.percent_places}};
  const std::pair<std::string_view, bool*> switches[] = {
      {"grouped_in_tables", &figures.grouped_in_tables},
      {"grouped_in_text", &figures.grouped_in_text}};
  for (const data::Map::Entry& entry : value.as_map().entries()) {
    const std::string key = entry.key.to_string();
    bool known = false;
    for (const auto& [name, count] : counts) {
      if (key != name) continue;
      known = true;
      const auto number = entry.value.as_small_integer();
      if (number && *number >= 0 && *number <= 10) {
        *count = static_cast<int>(*number);
      } else {
        tell(report, messages::kProfileFigure, {key, quoted(entry.value)}, entry.value);
      }
    }
    for (const auto& [name, on] : switches) {
      if (key != name) continue;
      known = true;
      if (entry.value.is_boolean()) {
        *on = entry.value.as_boolean();
      } else {
        tell(report, messages::kProfileFigure, {key, quoted(entry.value)}, entry.value);
      }
    }
    if (!known) tell(report, messages::kUnknownKey, {"figures." + key}, entry.value);
  }
}

const std::shared_ptr<const Conventions>& Conventions::national() {
  static const std::shared_ptr<const Conventions> kNational = Profile::national()->conventions();
  return kNational;
}

const Conventions& Conventions::of(const jinja::Environment& environment) {
  const Conventions* const installed = environment.kept<Conventions>();
  return installed != nullptr ? *installed : *national();
}

}  // namespace chengwen::gongwen
