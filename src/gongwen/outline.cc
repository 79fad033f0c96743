#include "gongwen/outline.h"

#include <vector>

namespace chengwen::gongwen {
namespace {

using data::Value;

Value& list_of(Value& memory, std::size_t size, const Value& item) {
  if (!memory.is_list()) memory = Value::list(std::vector<Value>(size, item));
  return memory;
}

}  // namespace

Outline::Outline(jinja::Host& host, std::size_t levels)
    : levels_(levels),
      counts_(list_of(host.memory("outline.counts"), levels, Value::integer(0))),
      ended_(list_of(host.memory("outline.ended"), levels, Value::boolean(false))) {}

std::int64_t Outline::next(std::size_t level) {
  std::vector<Value>& counts = counts_.mutable_items();
  const std::int64_t number = *counts[level - 1].as_small_integer() + 1;
  counts[level - 1] = Value::integer(number);
  for (std::size_t below = level; below < levels_; ++below) counts[below] = Value::integer(0);
  for (std::size_t at = level - 1; at < levels_; ++at)
    ended_.mutable_items()[at] = Value::boolean(false);
  return number;
}

void Outline::restart() {
  counts_ = Value::list(std::vector<Value>(levels_, Value::integer(0)));
  ended_ = Value::list(std::vector<Value>(levels_, Value::boolean(false)));
}

bool Outline::begin_sections(std::size_t level) {
  if (!ended_.items()[level - 1].truth()) return false;
  for (std::size_t at = level - 1; at < levels_; ++at)
    counts_.mutable_items()[at] = Value::integer(0);
  return true;
}

void Outline::end_sections(std::size_t level) {
  for (std::size_t at = level - 1; at < levels_; ++at)
    ended_.mutable_items()[at] = Value::boolean(true);
}

}  // namespace chengwen::gongwen
