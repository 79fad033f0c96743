#include "gongwen/prose_parts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

constexpr std::string_view kOfWhich = "其中";
constexpr std::string_view kOpen = "（", kClose = "）", kColon = "：";

/// Kinds of things that are counted apart. Of some kinds two leave nothing out; of others a text
/// may well name only two.
struct Family {
  std::span<const std::string_view> words;
  std::size_t fewest;
};
constexpr std::string_view kStaff[] = {"公务员", "参公", "参照公务员", "事业", "工勤", "行政",
                                       "机关",   "聘用", "编外",       "合同", "临聘"};
constexpr std::string_view kSexes[] = {"男", "女"};
constexpr std::string_view kExpenditure[] = {"基本支出", "项目支出"};
constexpr std::string_view kBasic[] = {"人员经费", "公用经费"};
constexpr std::string_view kThreePublic[] = {"因公出国", "公务用车", "公务接待"};
constexpr std::string_view kFunds[] = {"财政拨款", "结转资金", "其他资金", "单位资金", "专户管理"};
constexpr Family kFamilies[] = {{kStaff, 3}, {kSexes, 2},       {kExpenditure, 2},
                                {kBasic, 2}, {kThreePublic, 2}, {kFunds, 2}};

struct Part {
  Figure figure;
  std::string_view words;  ///< of its clause, in front of the figure
};

/// Where the stretch that begins at `begin` ends: at the bracket that closes it, or with the
/// sentence.
std::size_t end_of_stretch(std::string_view text, std::size_t begin, bool bracketed) {
  int depth = 0;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = text::decode(text, at);
    if (c == U'（' || c == U'(') ++depth;
    if (c == U'）' || c == U')') {
      if (bracketed && depth == 0) return here;
      --depth;
    }
    if (!bracketed && depth <= 0 && (c == U'。' || c == U'\n')) return here;
  }
  return text.size();
}

/// Clauses of [begin, end), those in brackets of their own left out.
std::vector<std::pair<std::size_t, std::size_t>> clauses(std::string_view text, std::size_t begin,
                                                         std::size_t end) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  int depth = 0;
  std::size_t start = begin;
  for (std::size_t at = begin; at < end;) {
    const std::size_t here = at;
    const char32_t c = text::decode(text, at);
    if (c == U'（' || c == U'(') ++depth;
    if (c == U'）' || c == U')') --depth;
    const bool ends = depth <= 0 && (c == U'、' || c == U'，' || c == U'；' || c == U'。');
    if (!ends) continue;
    found.emplace_back(start, here);
    start = at;
  }
  found.emplace_back(start, end);
  return found;
}

/// The number of a clause that begins with （1）, 1. or 1、; 0 when it has none.
int label_of(std::string_view clause) {
  std::string_view rest = text::trim(clause);
  if (rest.starts_with(kColon)) rest.remove_prefix(kColon.size());
  const bool bracket = rest.starts_with(kOpen);
  if (bracket) rest.remove_prefix(kOpen.size());
  int number = 0;
  while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9' && number < 100) {
    number = number * 10 + (rest[0] - '0');
    rest.remove_prefix(1);
  }
  if (bracket ? rest.starts_with(kClose) : rest.starts_with(".") || rest.starts_with("．"))
    return number;
  return 0;
}

/// The first figure of each clause that is measured in the same unit as the first of all.
std::vector<Part> parts_of(std::string_view text, const std::vector<Figure>& figures,
                           std::size_t begin, std::size_t end) {
  std::vector<Part> parts;
  for (const auto& [first, last] : clauses(text, begin, end)) {
    int depth = 0;
    std::size_t seen = first;
    for (const Figure& figure : figures) {
      if (figure.begin < first || figure.end > last) continue;
      for (; seen < figure.begin;) {
        const char32_t c = text::decode(text, seen);
        if (c == U'（' || c == U'(') ++depth;
        if (c == U'）' || c == U')') --depth;
      }
      if (depth > 0 || (!parts.empty() && figure.unit != parts.front().figure.unit)) continue;
      parts.push_back({figure, text.substr(first, figure.begin - first)});
      break;
    }
  }
  return parts;
}

bool are_numbered(const std::vector<Part>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (label_of(parts[i].words) != static_cast<int>(i) + 1) return false;
  return true;
}

bool are_of(const Family& family, const std::vector<Part>& parts) {
  if (parts.size() < family.fewest) return false;
  std::set<std::string_view> seen;
  for (const Part& part : parts) {
    const auto word =
        std::find_if(family.words.begin(), family.words.end(), [&](std::string_view candidate) {
          return part.words.find(candidate) != std::string_view::npos;
        });
    if (word == family.words.end() || !seen.insert(*word).second) return false;
  }
  return true;
}

bool name_all(const std::vector<Part>& parts) {
  if (parts.size() < 2) return false;
  return are_numbered(parts) || std::any_of(std::begin(kFamilies), std::end(kFamilies),
                                            [&](const Family& f) { return are_of(f, parts); });
}

/// The last figure in front of `at`, in the same sentence, with this unit.
const Figure* whole_before(std::string_view text, const std::vector<Figure>& figures,
                           std::size_t at, std::string_view unit) {
  constexpr std::string_view kFullStop = "。";
  const std::size_t stop = text.substr(0, at).rfind(kFullStop);
  const std::size_t sentence = stop == text.npos ? 0 : stop + kFullStop.size();
  const Figure* found = nullptr;
  for (const Figure& figure : figures)
    if (figure.begin >= sentence && figure.end <= at && figure.unit == unit) found = &figure;
  return found;
}

bool is_exact(const Figure& figure) {
  return !figure.about && !figure.up_to;
}

}  // namespace

data::Decimal ProseParts::number_of(const Figure& figure) const {
  const bool same = std::all_of(parts.begin(), parts.end(),
                                [&](const Figure& part) { return part.zeros == whole.zeros; });
  return same ? figure.number : figure.value();
}

std::vector<ProseParts> parts_in(std::string_view text, const std::vector<Figure>& figures) {
  std::vector<ProseParts> found;
  if (figures.size() < 3) return found;
  for (std::size_t at = text.find(kOfWhich); at != text.npos;
       at = text.find(kOfWhich, at + kOfWhich.size())) {
    const bool bracketed = text.substr(0, at).ends_with(kOpen);
    const std::size_t begin = at + kOfWhich.size();
    const std::vector<Part> parts =
        parts_of(text, figures, begin, end_of_stretch(text, begin, bracketed));
    if (!name_all(parts)) continue;
    const Figure* whole = whole_before(text, figures, at, parts.front().figure.unit);
    if (whole == nullptr || !is_exact(*whole)) continue;
    ProseParts one{*whole, {}};
    for (const Part& part : parts) one.parts.push_back(part.figure);
    if (std::all_of(one.parts.begin(), one.parts.end(), is_exact)) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace chengwen::gongwen
