#include "gongwen/profile.h"

#include <algorithm>

#include "diag/suggest.h"
#include "gongwen/audit_messages.h"

namespace chengwen::gongwen {

extern const std::string_view kNationalProfile;  // profiles/gbt9704.json, embedded by the build

namespace {

using data::Decimal;
using data::Kind;
using data::Value;

constexpr std::string_view kBaseName = "gbt9704";

const Value* member(const Value& map, std::string_view name) {
  return map.as_map().find(name);
}

std::string_view text_of(const Value* value) {
  return value && value->is_string() ? value->as_string() : std::string_view();
}

bool same_kind(const Value& a, const Value& b) {
  if (a.is_number() || b.is_number()) return a.is_number() && b.is_number();
  if (!a.is_list() || !b.is_list()) return a.kind() == b.kind();
  // The items of a list are of one kind: that of the base's first.
  for (const Value& item : b.items()) {
    if (!a.items().empty() && item.kind() != a.items().front().kind()) return false;
    if (item.is_map() && (text_of(member(item, "wrong")).empty() || !member(item, "right"))) {
      return false;
    }
  }
  return true;
}

std::pair<std::string, std::string> kind_words(const Value& value) {
  if (value.is_number()) return {"数字", "a number"};
  if (value.is_string()) return {"文字", "a string"};
  const bool pairs = !value.items().empty() && value.items().front().is_map();
  if (pairs) {
    return {"列表 [{\"wrong\": …, \"right\": …}]", "a list [{\"wrong\": …, \"right\": …}]"};
  }
  return {"文字的列表", "a list of strings"};
}

std::string_view strength_zh(Strength strength) {
  switch (strength) {
    case Strength::must:
      return "规定";
    case Strength::general:
      return "一般要求";
    case Strength::practice:
      return "惯例";
  }
  return "";
}

std::string_view strength_en(Strength strength) {
  switch (strength) {
    case Strength::must:
      return "required";
    case Strength::general:
      return "recommended";
    case Strength::practice:
      return "common practice";
  }
  return "";
}

}  // namespace

int Rule::number(std::string_view parameter) const {
  const auto whole = parameters_.find(parameter)->second.as_number().truncated().to_int64();
  return static_cast<int>(whole.value_or(0));
}

int Rule::twips(std::string_view parameter) const {
  const Decimal mm = parameters_.find(parameter)->second.as_number();
  const Decimal exact = (mm * Decimal::integer(14400)).divided_by(Decimal::integer(254));
  const auto whole = exact.rounded(0, data::Rounding::half_up).truncated().to_int64();
  return static_cast<int>(whole.value_or(0));
}

std::vector<std::string_view> Rule::words(std::string_view parameter) const {
  std::vector<std::string_view> result;
  for (const Value& item : parameters_.find(parameter)->second.items()) {
    result.push_back(item.as_string());
  }
  return result;
}

std::vector<WordPair> Rule::pairs(std::string_view parameter) const {
  std::vector<WordPair> result;
  for (const Value& item : parameters_.find(parameter)->second.items()) {
    WordPair pair{text_of(member(item, "wrong")), text_of(member(item, "right")), {}};
    if (const Value* unless = member(item, "unless"); unless && unless->is_list()) {
      for (const Value& word : unless->items()) pair.unless.push_back(text_of(&word));
    }
    result.push_back(std::move(pair));
  }
  return result;
}

void Rule::make_messages() {
  code_ = "audit." + id_;
  std::string source_zh = clause_, source_en = clause_;
  if (!clause_.empty()) {
    source_zh += "，";
    source_en += ", ";
  }
  source_zh += strength_zh(strength_);
  source_en += strength_en(strength_);
  short_zh_ = zh_ + "：{0}（" + source_zh + "）";
  short_en_ = en_ + ": {2} (" + source_en + ")";
  long_zh_ = zh_ + "：现在是{0}，应当是{1}（" + source_zh + "）";
  long_en_ = en_ + ": found {2}, wanted {3} (" + source_en + ")";
  message_ = {code_, severity_, long_zh_, long_en_};
  short_message_ = {code_, severity_, short_zh_, short_en_};
}

/// Reads a chain of profiles, the base first.
class ProfileReader {
 public:
  ProfileReader(Profile& to, data::DataFiles& files, diag::Report& report)
      : to_(to), files_(files), report_(report) {}

  void base(std::string_view json) {
    const Value root = data::read_json(std::string(json), "gbt9704.json", files_, report_);
    if (!root.is_map()) return;
    to_.name_ = text_of(member(root, "name"));
    conventions_.read_numbering(*member(root, "numbering"), report_);
    conventions_.read_styles(*member(root, "styles"), report_);
    conventions_.read_figures(*member(root, "figures"), report_);
    for (const data::Map::Entry& entry : member(root, "rules")->as_map().entries()) {
      Rule rule;
      rule.id_ = entry.key.as_string();
      for (const data::Map::Entry& item : entry.value.as_map().entries()) {
        define(rule, item.key.as_string(), item.value);
      }
      to_.rules_.push_back(std::move(rule));
    }
  }

  Value parse(const Profile::Text& text) {
    Value root = data::read_json(text.json, text.name, files_, report_);
    if (root.is_undefined() || root.is_map()) return root;
    report_.add(diag::Diagnostic(messages::kProfileNoObject, {text.name}, data::span_of(root)));
    return Value();
  }

  void overlay(const Value& root) {
    for (const data::Map::Entry& entry : root.as_map().entries()) {
      const std::string_view key = entry.key.as_string();
      if (key == "name") {
        to_.name_ = text_of(&entry.value);
      } else if (key == "rules" && entry.value.is_map()) {
        for (const data::Map::Entry& rule : entry.value.as_map().entries()) change(rule);
      } else if (key == "numbering") {
        conventions_.read_numbering(entry.value, report_);
      } else if (key == "styles") {
        conventions_.read_styles(entry.value, report_);
      } else if (key == "figures") {
        conventions_.read_figures(entry.value, report_);
      } else if (key != "$schema" && key != "extends") {
        report_.add(
            diag::Diagnostic(messages::kUnknownKey, {std::string(key)}, span_of(entry.value)));
      }
    }
  }

  void finish() {
    for (Rule& rule : to_.rules_) rule.make_messages();
    to_.conventions_ = std::make_shared<const Conventions>(std::move(conventions_));
  }

  /// Goes on from what another has read.
  void conventions_from(const ProfileReader& base) { conventions_ = base.conventions_; }

 private:
  void define(Rule& rule, std::string_view key, const Value& value) {
    if (key == "clause") {
      rule.clause_ = value.as_string();
    } else if (key == "strength") {
      const std::string_view word = value.as_string();
      rule.strength_ = word == "must"  ? Strength::must
                       : word == "gen" ? Strength::general
                                       : Strength::practice;
    } else if (!words(rule, key, value)) {
      rule.parameters_.emplace(key, value);
    }
  }

  /// Severity and words; false for another key.
  bool words(Rule& rule, std::string_view key, const Value& value) {
    if (key == "zh" || key == "en") {
      (key == "zh" ? rule.zh_ : rule.en_) = text_of(&value);
      return true;
    }
    if (key != "severity") return false;
    const std::string_view word = text_of(&value);
    rule.enabled_ = word != "off";
    if (word == "error") {
      rule.severity_ = diag::Severity::error;
    } else if (word == "warning") {
      rule.severity_ = diag::Severity::warning;
    } else if (word == "hint") {
      rule.severity_ = diag::Severity::hint;
    } else if (word != "off") {
      std::string shown;
      value.print_quoted(shown);
      report_.add(diag::Diagnostic(messages::kBadSeverity, {shown}, span_of(value)));
    }
    return true;
  }

  void change(const data::Map::Entry& entry) {
    const std::string_view id = entry.key.as_string();
    const auto rule = std::find_if(to_.rules_.begin(), to_.rules_.end(),
                                   [&](const Rule& one) { return one.id_ == id; });
    if (rule == to_.rules_.end() || !entry.value.is_map()) {
      std::vector<std::string_view> ids;
      for (const Rule& one : to_.rules_) ids.push_back(one.id_);
      unknown(diag::Diagnostic(messages::kUnknownRule, {std::string(id)}, span_of(entry.value)), id,
              ids);
      return;
    }
    for (const data::Map::Entry& item : entry.value.as_map().entries()) {
      parameter(*rule, item.key.as_string(), item.value);
    }
  }

  void parameter(Rule& rule, std::string_view key, const Value& value) {
    if (key == "clause" || key == "strength") {
      report_.add(
          diag::Diagnostic(messages::kFixedByBase, {rule.id_, std::string(key)}, span_of(value)));
      return;
    }
    if (words(rule, key, value)) return;
    const bool adds = key.ends_with('+');
    const std::string_view name = adds ? key.substr(0, key.size() - 1) : key;
    const auto found = rule.parameters_.find(name);
    if (found == rule.parameters_.end()) {
      std::vector<std::string_view> names = {"severity", "zh", "en"};
      for (const auto& [known, ignored] : rule.parameters_) names.push_back(known);
      unknown(diag::Diagnostic(messages::kUnknownParameter, {rule.id_, std::string(key)},
                               span_of(value)),
              name, names);
      return;
    }
    if (!same_kind(found->second, value) || (adds && !value.is_list())) {
      auto [zh, en] = kind_words(found->second);
      report_.add(diag::Diagnostic(messages::kWrongKind,
                                   {rule.id_, std::string(key), std::move(zh), std::move(en)},
                                   span_of(value)));
      return;
    }
    if (!adds) {
      found->second = value;
      return;
    }
    std::vector<Value> all = found->second.items();
    all.insert(all.end(), value.items().begin(), value.items().end());
    found->second = Value::list(std::move(all));
  }

  void unknown(diag::Diagnostic diagnostic, std::string_view name,
               const std::vector<std::string_view>& known) {
    diag::suggest(diagnostic, name, known);
    report_.add(std::move(diagnostic));
  }

  Profile& to_;
  data::DataFiles& files_;
  diag::Report& report_;
  Conventions conventions_;
};

std::shared_ptr<const Profile> Profile::national() {
  auto made = std::make_shared<Profile>();
  data::DataFiles files;
  diag::Report report;
  ProfileReader reader(*made, files, report);
  reader.base(kNationalProfile);
  reader.finish();
  return made;
}

std::shared_ptr<const Profile> Profile::read(const Text& text, const Find& find,
                                             data::DataFiles& files, diag::Report& report) {
  auto made = std::make_shared<Profile>();
  const std::size_t before = report.errors();
  data::DataFiles own_files;
  ProfileReader base(*made, own_files, report);
  base.base(kNationalProfile);

  ProfileReader reader(*made, files, report);
  reader.conventions_from(base);
  std::vector<Value> chain;
  std::vector<std::string> names = {text.name};
  for (Text own = text;;) {
    const Value root = reader.parse(own);
    if (root.is_undefined()) return nullptr;
    chain.push_back(root);
    const Value* extends = member(root, "extends");
    const std::string_view next = text_of(extends);
    if (next.empty() || next == kBaseName) break;
    std::optional<Text> found = find(std::string(next), own.name);
    if (!found) {
      report.add(diag::Diagnostic(messages::kNoProfile, {std::string(next)}, span_of(*extends)));
      return nullptr;
    }
    if (std::find(names.begin(), names.end(), found->name) != names.end()) {
      report.add(diag::Diagnostic(messages::kProfileCycle, {found->name}, span_of(*extends)));
      return nullptr;
    }
    names.push_back(found->name);
    own = std::move(*found);
  }
  std::reverse(chain.begin(), chain.end());
  for (const Value& root : chain) reader.overlay(root);
  if (report.errors() > before) return nullptr;
  reader.finish();
  return made;
}

const Rule* Profile::find(std::string_view id) const {
  for (const Rule& rule : rules_) {
    if (rule.id() == id) return &rule;
  }
  return nullptr;
}

}  // namespace chengwen::gongwen
