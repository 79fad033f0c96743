#include "gongwen/wording_filters.h"

#include <string>

#include "gongwen/dates.h"
#include "jinja/objects.h"

namespace chengwen::gongwen {
namespace {

using data::Value;
using jinja::Call;
using jinja::Native;

Value date_filter(Call& call) {
  return Value::string(official_date(call.subject()));
}
Value chinese_date(Call& call) {
  return Value::string(text::chinese_date(date_of(call.subject())));
}

// 甲、乙和丙: the last two joined by 和, the others by 、.
Value enumerate_words(Call& call) {
  const auto items = jinja::to_items(call.host(), call.subject());
  const std::string last = call.given(0) ? call[0].to_string() : "和";
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? last : "、";
    items[i].print(out);
  }
  return Value::string(out);
}

struct Row {
  Native native;
  std::string_view alias;
};

constexpr Row kFilters[] = {
    {{"official_date", "", 0, date_filter}, "日期"},
    {{"chinese_date", "", 0, chinese_date}, "汉字日期"},
    {{"enumerate_words", "last", 0, enumerate_words}, "并列"},
};

}  // namespace

void install_wording_filters(jinja::Environment& environment) {
  for (const Row& row : kFilters) {
    environment.add_filter(row.native);
    environment.alias_filter(row.alias, row.native.name);
  }
}

}  // namespace chengwen::gongwen
