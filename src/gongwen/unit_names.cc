#include "gongwen/unit_names.h"

#include <algorithm>
#include <set>
#include <vector>

#include "diag/json_object.h"
#include "gongwen/characters.h"
#include "gongwen/refill_path.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

constexpr std::string_view kNameKeys[] = {"单位", "名称", "简称", "机关", "部门", "姓名",
                                          "署名", "人",   "项目", "地区", "name"};
/// Of these the ones that name a unit.
constexpr std::string_view kUnitKeys[] = {"单位",     "单位名称", "机关", "部门",
                                          "部门名称", "简称",     "署名"};
constexpr std::size_t kShortest = 3, kLongest = 30;  // characters
constexpr std::u32string_view kRegionEnds = U"省市县区";
/// What names end in that every unit's forms have.
constexpr std::string_view kEverybodys[] = {"预算",     "拨款",     "收入",     "支出",
                                            "指标",     "合计",     "其他资金", "结转资金",
                                            "人员经费", "公用经费", "资金总额", "政府性基金"};

/// What units are called for short, by the end of their name.
struct ShortForm {
  std::string_view whole, words;
};
constexpr ShortForm kShortForms[] = {{"文学艺术界联合会", "文联"},
                                     {"残疾人联合会", "残联"},
                                     {"妇女联合会", "妇联"},
                                     {"工商业联合会", "工商联"},
                                     {"社会科学界联合会", "社科联"},
                                     {"归国华侨联合会", "侨联"},
                                     {"科学技术协会", "科协"},
                                     {"供销合作社联合社", "供销社"},
                                     {"红十字会", "红会"},
                                     {"发展和改革委员会", "发改委"},
                                     {"发展和改革局", "发改局"},
                                     {"人力资源和社会保障局", "人社局"},
                                     {"住房和城乡建设局", "住建局"},
                                     {"自然资源和规划局", "自规局"},
                                     {"工业和信息化局", "工信局"},
                                     {"卫生健康委员会", "卫健委"},
                                     {"卫生健康局", "卫健局"},
                                     {"市场监督管理局", "市监局"},
                                     {"城市管理和综合执法局", "城管局"},
                                     {"退役军人事务局", "退役军人局"},
                                     {"应急管理局", "应急局"},
                                     {"医疗保障局", "医保局"},
                                     {"交通运输局", "交通局"},
                                     {"农业农村局", "农业局"},
                                     {"民族宗教事务局", "民宗局"},
                                     {"行政审批服务局", "审批局"},
                                     {"文化旅游广电体育局", "文旅局"},
                                     {"文化和旅游局", "文旅局"},
                                     {"乡村振兴局", "振兴局"},
                                     {"人民代表大会常务委员会", "人大常委会"},
                                     {"纪律检查委员会", "纪委"}};

template <typename Keys>
bool has_key(const Leaf& leaf, const Keys& keys) {
  if (!leaf.value.is_string()) return false;
  for (auto step = leaf.path.rbegin(); step != leaf.path.rend(); ++step) {
    if (step->is_item) continue;
    return ends_with_any(step->key, keys);
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

/// The unit in the line of a title: 2024年示例市示例区水利局 speaks of 示例市示例区水利局, as does
/// 示例市示例区水利局2024年度报告; "" where none is sure.
std::string_view unit_in_title(std::string_view line) {
  constexpr std::string_view kEnds[] = {"会", "局", "委", "办", "院",   "校",   "处",  "所",
                                        "站", "馆", "社", "厅", "中心", "政府", "公司"};
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!line.empty() && is_digit(line.front())) {
    const std::size_t year = line.find("年");
    if (year == line.npos) return {};
    line.remove_prefix(year + std::string_view("年").size());
    if (line.starts_with("度")) line.remove_prefix(std::string_view("度").size());
  }
  line = line.substr(0, line.find("关于"));
  const auto next = std::find_if(line.begin(), line.end(), is_digit);
  line = text::trim(line.substr(0, static_cast<std::size_t>(next - line.begin())));
  const bool is_unit = std::any_of(std::begin(kEnds), std::end(kEnds),
                                   [&](std::string_view end) { return line.ends_with(end); });
  return is_unit ? line : std::string_view{};
}

bool is_title(const Leaf& leaf) {
  constexpr std::string_view kTitleKeys[] = {"标题", "title"};
  return leaf.value.is_string() && leaf.path.size() <= 2 &&
         (leaf.path.size() == 1 || leaf.path[1].is_item) &&
         std::find(std::begin(kTitleKeys), std::end(kTitleKeys), leaf.path.front().key) !=
             std::end(kTitleKeys);
}

/// 示例 of 示例区, where the data says it by itself more than once: many such words are common
/// ones.
std::vector<std::string> stems_of(const std::vector<std::string>& names, const DataLeaves& all) {
  constexpr std::size_t kShortestStem = 2, kOften = 2;
  std::vector<std::string> stems;
  for (const std::string& name : names) {
    const Characters words(name);
    if (words.size() <= kShortestStem || !one_of(words[words.size() - 1], kRegionEnds)) continue;
    const std::string stem = name.substr(0, words.offset(words.size() - 1));
    std::size_t alone = 0;
    for (const Leaf& leaf : all.leaves) {
      const std::string text = leaf.value.to_string();
      for (std::size_t at = text.find(stem); at != text.npos; at = text.find(stem, at + 1)) {
        const Characters behind(std::string_view(text).substr(at + stem.size()));
        alone += one_of(behind[0], kRegionEnds) ? 0 : 1;
      }
    }
    if (alone >= kOften) stems.push_back(stem);
  }
  return stems;
}

/// Names that speak for themselves, each once.
class Names {
 public:
  explicit Names(std::vector<std::string>& all) : all_(all) {}

  void add(std::string_view name) {
    const std::size_t length = text::length(name);
    if (is_everybodys(name)) return;
    if (length < kShortest || length > kLongest || !known_.emplace(name).second) return;
    all_.emplace_back(name);
  }
  /// 示例市示例区水利局: 示例市, 示例区, 水利局 behind them, and the short form of a unit with the
  /// kind of its region in front, as its own people say it: 区文联. False when it has no region.
  bool add_parts(std::string_view name, bool is_unit) {
    constexpr std::size_t kLongestStem = 4;
    const Characters words(name);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
      // 道县 has one character in front, no 区 or 市 has.
      const std::size_t shortest = words[at] == U'县' ? 1 : 2;
      if (!one_of(words[at], kRegionEnds) || at < begin + shortest) continue;
      if (at > begin + kLongestStem) break;
      add(name.substr(words.offset(begin), words.offset(at + 1) - words.offset(begin)));
      begin = at + 1;
    }
    if (begin == 0 || begin == words.size()) return false;
    const std::string_view rest = name.substr(words.offset(begin));
    add(rest);
    if (!is_unit) return true;
    const std::string kind(
        name.substr(words.offset(begin - 1), words.offset(begin) - words.offset(begin - 1)));
    for (const ShortForm& form : kShortForms)
      if (rest == form.whole) add(kind + std::string(form.words));
    return true;
  }

 private:
  std::vector<std::string>& all_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace

bool is_everybodys(std::string_view name) {
  return std::any_of(std::begin(kEverybodys), std::end(kEverybodys),
                     [&](std::string_view end) { return name.ends_with(end); });
}

UnitNames::UnitNames(const data::Value& data) {
  Names of_units(units), of_others(others);
  const DataLeaves all(data);
  const std::set<std::string> classified = classified_records(all);
  for (const Leaf& leaf : all.leaves) {
    if (is_title(leaf)) {
      const std::string_view unit = unit_in_title(leaf.value.as_string());
      if (of_units.add_parts(unit, true)) of_units.add(unit);
      continue;
    }
    if (!has_key(leaf, kNameKeys) || classified.contains(record_of(leaf))) continue;
    const bool is_unit = has_key(leaf, kUnitKeys);
    Names& names = is_unit ? of_units : of_others;
    names.add(leaf.value.as_string());
    names.add_parts(leaf.value.as_string(), is_unit);
  }
  for (std::string& stem : stems_of(units, all)) units.push_back(std::move(stem));
}

std::string forbidding_names_of(const data::Value& data) {
  const UnitNames names(data);
  std::vector<std::string> all = names.units;
  for (const std::string& name : names.others)
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  std::string out;
  {
    diag::JsonObject file(out);
    file.array("不能出现", all,
               [&](const std::string& name) { diag::append_json_string(out, name); });
  }
  return out + "\n";
}

}  // namespace chengwen::gongwen
