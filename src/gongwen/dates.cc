#include "gongwen/dates.h"

#include "gongwen/messages.h"
#include "jinja/environment.h"

namespace chengwen::gongwen {

text::Date date_of(const data::Value& value) {
  const std::string written = value.to_string();
  const auto date = text::parse_date(written);
  if (!date) jinja::fail(messages::kNotADate, {"`" + written + "`"});
  return *date;
}

std::string official_date(const data::Value& value) {
  return text::official_date(date_of(value));
}

}  // namespace chengwen::gongwen
