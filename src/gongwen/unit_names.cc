#include "gongwen/unit_names.h"

#include <algorithm>
#include <set>
#include <vector>

#include "diag/json_object.h"
#include "gongwen/characters.h"
#include "gongwen/refill_path.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

constexpr std::string_view kNameKeys[] = {"单位", "名称", "简称", "机关", "部门", "姓名",
                                          "署名", "人",   "项目", "地区", "name"};
constexpr std::size_t kShortest = 3, kLongest = 30;  // characters
constexpr std::u32string_view kRegionEnds = U"省市县区";
/// What names end in that every unit's forms have.
constexpr std::string_view kEverybodys[] = {"预算",     "拨款",     "收入",     "支出",
                                            "指标",     "合计",     "其他资金", "结转资金",
                                            "人员经费", "公用经费", "资金总额", "政府性基金"};

bool is_name(const Leaf& leaf) {
  if (!leaf.value.is_string()) return false;
  for (auto step = leaf.path.rbegin(); step != leaf.path.rend(); ++step) {
    if (step->is_item) continue;
    return std::any_of(std::begin(kNameKeys), std::end(kNameKeys),
                       [&](std::string_view word) { return step->key.ends_with(word); });
  }
  return false;
}

/// The path of the record that a leaf belongs to.
std::string record_of(const Leaf& leaf) {
  return path_words(DataPath(leaf.path.begin(), leaf.path.end() - 1));
}

/// Records with a code are of a classification that all units share: 2080505 养老保险缴费.
std::set<std::string> classified_records(const DataLeaves& all) {
  std::set<std::string> records;
  for (const Leaf& leaf : all.leaves) {
    const std::string& key = leaf.path.back().key;
    if (key.ends_with("编码") || key.ends_with("代码")) records.insert(record_of(leaf));
  }
  return records;
}

class Names {
 public:
  void add(std::string_view name) {
    const std::size_t length = text::length(name);
    if (is_everybodys(name)) return;
    if (length < kShortest || length > kLongest || !known_.emplace(name).second) return;
    all_.emplace_back(name);
  }
  /// 示例市示例区水利局: 示例市, 示例区, 水利局 behind them.
  void add_parts(std::string_view name) {
    constexpr std::size_t kShortestStem = 2, kLongestStem = 4;
    const Characters words(name);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (!one_of(words[at], kRegionEnds) || at < begin + kShortestStem) continue;
      if (at > begin + kLongestStem) break;
      add(name.substr(words.offset(begin), words.offset(at + 1) - words.offset(begin)));
      begin = at + 1;
    }
    if (begin > 0 && begin < words.size()) add(name.substr(words.offset(begin)));
  }
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::set<std::string, std::less<>> known_;
  std::vector<std::string> all_;
};

}  // namespace

bool is_everybodys(std::string_view name) {
  return std::any_of(std::begin(kEverybodys), std::end(kEverybodys),
                     [&](std::string_view end) { return name.ends_with(end); });
}

std::string forbidding_names_of(const data::Value& data) {
  Names names;
  const DataLeaves all(data);
  const std::set<std::string> classified = classified_records(all);
  for (const Leaf& leaf : all.leaves) {
    if (!is_name(leaf) || classified.contains(record_of(leaf))) continue;
    names.add(leaf.value.as_string());
    names.add_parts(leaf.value.as_string());
  }
  std::string out;
  {
    diag::JsonObject file(out);
    file.array("不能出现", names.all(),
               [&](const std::string& name) { diag::append_json_string(out, name); });
  }
  return out + "\n";
}

}  // namespace chengwen::gongwen
