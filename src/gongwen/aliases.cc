#include "gongwen/aliases.h"

#include <algorithm>

#include "diag/suggest.h"
#include "gongwen/review_messages.h"
#include "gongwen/side_file.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

diag::Span place(const Value& value) {
  return span_in(diag::kAliasesSource, value);
}

class AliasesReader {
 public:
  explicit AliasesReader(diag::Report& report) : report_(report) {}

  Aliases read(const Value& file) {
    Aliases aliases;
    for (const auto& entry : file.as_map().entries()) {
      const std::string key = entry.key.to_string();
      if (key == "可以出现" || key == "allowed") {
        aliases.allowed = texts(key, entry.value);
      } else if (key == "不能出现" || key == "forbidden") {
        aliases.forbidden = forbidden(key, entry.value);
      } else if (key == "年度" || key == "years") {
        aliases.years = years(key, entry.value);
      } else if (key == "地区" || key == "regions") {
        aliases.regions = texts(key, entry.value);
      } else if (key != "描述" && key != "description" && key != "$schema") {
        tell_unknown(key, entry.key.origin() != 0 ? entry.key : entry.value);
      }
    }
    return aliases;
  }

 private:
  void tell_unknown(const std::string& key, const Value& where) {
    constexpr std::string_view kKeys[] = {"可以出现", "allowed", "不能出现", "forbidden",
                                          "年度",     "years",   "地区",     "regions"};
    diag::Diagnostic told(messages::kAliasesKey, {key}, place(where));
    diag::suggest(told, key, kKeys);
    report_.add(std::move(told));
  }
  void tell_kind(const std::string& key, const Value& where, std::string zh, std::string en) {
    report_.add(diag::Diagnostic(messages::kAliasesKind, {key, std::move(zh), std::move(en)},
                                 place(where)));
  }
  /// A single value stands for a list of it.
  static std::vector<Value> items(const Value& value) {
    return value.is_list() ? value.items() : std::vector<Value>{value};
  }

  std::vector<std::string> texts(const std::string& key, const Value& value) {
    std::vector<std::string> found;
    for (const Value& item : items(value)) {
      if (item.is_string() && !item.as_string().empty()) {
        found.emplace_back(item.as_string());
      } else {
        tell_kind(key, item, "一串名称", "a list of names");
      }
    }
    return found;
  }
  /// A list of names, or an object of names and what belongs in their place.
  std::vector<Aliases::Forbidden> forbidden(const std::string& key, const Value& value) {
    std::vector<Aliases::Forbidden> found;
    if (!value.is_map()) {
      for (std::string& name : texts(key, value)) found.push_back({std::move(name), {}});
      return found;
    }
    for (const auto& entry : value.as_map().entries()) {
      if (!entry.value.is_string()) tell_kind(key, entry.value, "名称", "a name");
      found.push_back({entry.key.to_string(), entry.value.to_string()});
    }
    return found;
  }
  std::vector<int> years(const std::string& key, const Value& value) {
    std::vector<int> found;
    for (const Value& item : items(value)) {
      const auto year = item.as_small_integer();
      if (year && *year >= 1900 && *year < 2200) {
        found.push_back(static_cast<int>(*year));
      } else {
        tell_kind(key, item, "一串年份，如 2024", "a list of years such as 2024");
      }
    }
    return found;
  }

  diag::Report& report_;
};

}  // namespace

std::optional<Aliases> Aliases::read(std::string_view json, const std::string& name,
                                     data::DataFiles& files, diag::Report& report) {
  const std::size_t before = report.errors();
  const Value file = read_side_file(json, name, files, diag::kAliasesSource, report);
  if (report.errors() > before) return std::nullopt;
  if (!file.is_map()) {
    report.add(diag::Diagnostic(messages::kAliasesNoObject, {name}, place(file)));
    return std::nullopt;
  }
  Aliases aliases = AliasesReader(report).read(file);
  if (report.errors() > before) return std::nullopt;
  return aliases;
}

}  // namespace chengwen::gongwen
