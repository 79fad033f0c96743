#include "jinja/range.h"

#include <algorithm>

namespace chengwen::jinja {

using data::Value;

namespace {

class RangeCursor : public Cursor {
 public:
  RangeCursor(std::int64_t start, std::int64_t step, std::int64_t length)
      : next_(start), step_(step), left_(length) {}
  bool next(Value& item) override {
    if (left_ == 0) return false;
    --left_;
    item = Value::integer(next_);
    next_ += step_;
    return true;
  }

 private:
  std::int64_t next_, step_, left_;
};

std::int64_t count(std::int64_t start, std::int64_t stop, std::int64_t step) {
  const std::int64_t distance = step > 0 ? stop - start : start - stop;
  const std::int64_t stride = step > 0 ? step : -step;
  return distance <= 0 ? 0 : (distance - 1) / stride + 1;
}

}  // namespace

Range::Range(std::int64_t start, std::int64_t stop, std::int64_t step)
    : start_(start), stop_(stop), step_(step), length_(count(start, stop, step)) {}

std::unique_ptr<Cursor> Range::begin() const {
  return std::make_unique<RangeCursor>(start_, step_, length_);
}

Value Range::at(std::size_t index) const {
  if (index >= static_cast<std::size_t>(length_)) return {};
  return Value::integer(start_ + static_cast<std::int64_t>(index) * step_);
}

bool Range::contains(const Value& item) const {
  if (!item.is_numeric()) return false;
  const auto number = item.as_number().to_int64();
  if (!number || length_ == 0) return false;
  const std::int64_t last = start_ + (length_ - 1) * step_;
  if (*number < std::min(start_, last) || *number > std::max(start_, last)) return false;
  return (*number - start_) % step_ == 0;
}

Value Range::slice(std::int64_t first, std::int64_t by, std::int64_t items) const {
  if (items <= 1) by = 1;
  const std::int64_t start = start_ + first * step_;
  const std::int64_t step = by * step_;
  return Value::object(new Range(start, start + items * step, step));
}

void Range::print(std::string& out) const {
  out += "range(" + std::to_string(start_) + ", " + std::to_string(stop_);
  if (step_ != 1) out += ", " + std::to_string(step_);
  out += ')';
}

}  // namespace chengwen::jinja
