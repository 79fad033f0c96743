#include <algorithm>
#include <optional>
#include <string>

#include "gongwen/characters.h"
#include "gongwen/gathered.h"
#include "gongwen/review.h"
#include "gongwen/review_messages.h"
#include "gongwen/unit_names.h"
#include "text/characters.h"

namespace chengwen::gongwen {
namespace {

/// Words that end like a region and are none.
constexpr std::u32string_view kNoRegions[] = {
    U"全省", U"本省", U"我省", U"各省", U"外省", U"跨省", U"节省", U"全市", U"本市", U"我市",
    U"各市", U"上市", U"城市", U"超市", U"都市", U"门市", U"集市", U"入市", U"开市", U"区市",
    U"省市", U"县市", U"全县", U"本县", U"我县", U"各县", U"市县", U"郡县", U"区县", U"该市",
    U"该县", U"该区", U"全区", U"本区", U"我区", U"各区", U"社区", U"园区", U"景区", U"城区",
    U"地区", U"辖区", U"小区", U"库区", U"校区", U"新区", U"片区", U"郊区", U"山区", U"灾区",
    U"牧区", U"林区", U"矿区", U"厂区", U"院区", U"市区", U"县区", U"农区", U"垦区", U"战区",
    U"专区", U"特区", U"老区", U"街区", U"湖区", U"流区", U"发区", U"范区", U"护区", U"开区",
    U"作区", U"游区", U"业区", U"自区", U"治区", U"住区", U"活区", U"工区", U"务区", U"责区",
    U"功区", U"能区", U"分区", U"禁区", U"误区", U"时区", U"赛区", U"展区", U"产区", U"区区",
    U"转区", U"散区", U"民区", U"乡区", U"镇区", U"流市", U"人市", U"好市", U"场市", U"治县"};

constexpr std::u32string_view kRegionEnds = U"省市县区";

/// Where names of `names` stand in `text`, as [begin, end).
std::vector<Stretch> stretches_of(std::string_view text, const std::vector<std::string>& names) {
  std::vector<Stretch> found;
  for (const std::string& name : names) {
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + name.size()))
      found.push_back({at, at + name.size()});
  }
  return found;
}

bool lies_in(const Stretch& inner, const std::vector<Stretch>& outer) {
  return std::any_of(outer.begin(), outer.end(), [&](const Stretch& each) {
    return each.begin <= inner.begin && inner.end <= each.end;
  });
}

/// A place name that ends at character `end`: at most so many characters with its last.
std::size_t region_begin(const Characters& words, std::size_t end) {
  constexpr std::size_t kLongest = 3;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest && text::is_ideograph(words[begin - 1])) --begin;
  return begin;
}

std::string joined(const std::vector<int>& years) {
  std::string out;
  for (const int year : years) out += (out.empty() ? "" : "、") + std::to_string(year) + "年";
  return out;
}

class NameFinder {
 public:
  NameFinder(Review& review, const Aliases& aliases, const UnitNames* own)
      : review_(review), aliases_(aliases), own_(own) {}

  void look(std::size_t paragraph) {
    paragraph_ = paragraph;
    text_ = review_.text(paragraph);
    told_.clear();
    allowed_ = stretches_of(text_, aliases_.allowed);
    if (own_ != nullptr) {
      own_units_ = stretches_of(text_, own_->units);
      own_others_ = stretches_of(text_, own_->others);
    }
    names();
    if (aliases_.years.empty() && aliases_.regions.empty()) return;
    const Characters words(text_);
    if (!aliases_.years.empty()) years(words);
    if (!aliases_.regions.empty()) regions(words);
  }
  std::vector<diag::Diagnostic> take() { return found_.take(); }

 private:
  diag::Span span(const Stretch& at) { return review_.span({paragraph_, at.begin, at.end}); }
  std::string shown(const Stretch& at) const {
    return std::string(text_.substr(at.begin, at.end - at.begin));
  }

  /// The longest name counts where one is a part of the other.
  void names() {
    std::vector<std::pair<Stretch, const Aliases::Forbidden*>> found;
    for (const Aliases::Forbidden& each : aliases_.forbidden)
      for (const Stretch& at : stretches_of(text_, {each.name})) found.emplace_back(at, &each);
    for (const auto& [at, name] : found) {
      const bool part = std::any_of(found.begin(), found.end(), [&, inner = at](const auto& other) {
        return other.first.end - other.first.begin > inner.end - inner.begin &&
               other.first.begin <= inner.begin && inner.end <= other.first.end;
      });
      if (part || lies_in(at, allowed_) || (name->instead.empty() && is_own(at))) continue;
      diag::Diagnostic told(messages::kOtherName, {name->name}, span(at));
      if (!name->instead.empty())
        told.notes.push_back({&messages::kNameInstead, {name->instead}, {}});
      found_.add(std::move(told));
      told_.push_back(at);
    }
  }
  /// What the document's unit is called is no other's name, nor is a part of its projects' names.
  bool is_own(const Stretch& at) const {
    return lies_in(at, own_units_) ||
           std::any_of(own_others_.begin(), own_others_.end(), [&](const Stretch& own) {
             return own.end - own.begin > at.end - at.begin && lies_in(at, {own});
           });
  }
  void years(const Characters& words) {
    for (std::size_t at = 0; at + 4 < words.size(); ++at) {
      if (words[at + 4] != U'年' || is_figure(words[at - 1])) continue;
      int year = 0;
      std::size_t i = at;
      for (; i < at + 4 && words[i] >= U'0' && words[i] <= U'9'; ++i)
        year = year * 10 + static_cast<int>(words[i] - U'0');
      if (i < at + 4 || year < 1900 || year > 2199) continue;
      const Stretch stretch{words.offset(at), words.offset(at + 5)};
      const bool known =
          std::find(aliases_.years.begin(), aliases_.years.end(), year) != aliases_.years.end();
      if (known || lies_in(stretch, allowed_)) continue;
      found_.add(diag::Diagnostic(messages::kOtherYear, {shown(stretch), joined(aliases_.years)},
                                  span(stretch)));
    }
  }
  void regions(const Characters& words) {
    const std::vector<Stretch> regions = stretches_of(text_, aliases_.regions);
    for (std::size_t at = 1; at < words.size(); ++at) {
      if (!one_of(words[at], kRegionEnds) || !text::is_ideograph(words[at - 1])) continue;
      const bool common =
          std::any_of(std::begin(kNoRegions), std::end(kNoRegions), [&](std::u32string_view word) {
            return at + 1 >= word.size() && words.at(at + 1 - word.size(), word);
          });
      const Stretch end{words.offset(at), words.offset(at + 1)};
      if (common || lies_in(end, regions) || lies_in(end, allowed_) || lies_in(end, told_))
        continue;
      // 区域, 市场, 县级: the character begins a word.
      if (one_of(words[at + 1], U"域别间位场长级直属分内外")) continue;
      const Stretch stretch{words.offset(region_begin(words, at + 1)), end.end};
      found_.add(diag::Diagnostic(messages::kOtherRegion, {shown(stretch)}, span(stretch)));
    }
  }

  Review& review_;
  const Aliases& aliases_;
  const UnitNames* own_;
  Gathered found_;
  std::size_t paragraph_ = 0;
  std::string_view text_;
  std::vector<Stretch> allowed_, own_units_, own_others_, told_;
};

}  // namespace

void Review::look_for_names(const Aliases& aliases, const data::Value* data, diag::Report& report) {
  std::optional<UnitNames> own;
  // Only what is forbidden can be the unit's own.
  if (data != nullptr && !aliases.forbidden.empty()) own.emplace(*data);
  NameFinder finder(*this, aliases, own ? &*own : nullptr);
  for (std::size_t at = 0; at < manuscript_->paragraphs().size(); ++at) finder.look(at);
  for (diag::Diagnostic& each : finder.take()) report.add(std::move(each));
}

}  // namespace chengwen::gongwen
