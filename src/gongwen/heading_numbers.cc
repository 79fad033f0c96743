#include "gongwen/heading_numbers.h"

#include <string>
#include <vector>

#include "gongwen/messages.h"
#include "gongwen/numbering_scheme.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

Value heading_number(jinja::Call& call) {
  const auto scheme = national_scheme();
  const auto wanted = call[0].is_number() ? call[0].as_small_integer() : std::nullopt;
  if (!wanted || *wanted < 0 || *wanted > static_cast<std::int64_t>(scheme.size())) {
    std::string written;
    call[0].print_quoted(written);
    jinja::fail(messages::kBadLevel,
                {std::string(call.native().name), std::to_string(scheme.size()), written});
  }
  const auto level = static_cast<std::size_t>(*wanted);
  Value& counters = call.host().memory("heading_number");
  if (level == 0 || !counters.is_list())
    counters = Value::list(std::vector<Value>(scheme.size(), Value::integer(0)));
  if (level == 0) return Value::string("");
  std::vector<Value>& counts = counters.mutable_items();
  const std::int64_t number = *counts[level - 1].as_small_integer() + 1;
  counts[level - 1] = Value::integer(number);
  for (std::size_t below = level; below < counts.size(); ++below) counts[below] = Value::integer(0);
  return Value::string(heading_label(scheme[level - 1], number));
}

}  // namespace

void install_heading_numbers(jinja::Environment& environment) {
  environment.add_global({"heading_number", "level", 1, heading_number});
  environment.alias_global("序号", "heading_number");
}

}  // namespace chengwen::gongwen
