#include "gongwen/heading_numbers.h"

#include <string>

#include "gongwen/conventions.h"
#include "gongwen/messages.h"
#include "gongwen/outline.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

std::string quoted(const Value& value) {
  std::string written;
  value.print_quoted(written);
  return written;
}

Value heading_number(jinja::Call& call) {
  const NumberingScheme& scheme = Conventions::of(call.host().environment()).numbering;
  const auto wanted = call[0].is_number() ? call[0].as_small_integer() : std::nullopt;
  if (!wanted || *wanted < 0 || *wanted > static_cast<std::int64_t>(scheme.size())) {
    jinja::fail(messages::kBadLevel,
                {std::string(call.native().name), std::to_string(scheme.size()), quoted(call[0])});
  }
  const auto level = static_cast<std::size_t>(*wanted);
  Outline outline(call.host(), scheme.size());
  if (level == 0) {
    outline.restart();
    return Value::string("");
  }
  std::optional<NumberingLevel> like;
  if (call.given(1)) {
    if (call[1].is_string()) like = numbering_like(call[1].as_string());
    if (!like) jinja::fail(messages::kBadLabel, {quoted(call[1])});
  }
  return Value::string((like ? *like : scheme[level - 1]).label(outline.next(level)));
}

}  // namespace

void install_heading_numbers(jinja::Environment& environment) {
  environment.add_global({"heading_number", "level like", 1, heading_number});
  environment.alias_global("序号", "heading_number");
}

}  // namespace chengwen::gongwen
