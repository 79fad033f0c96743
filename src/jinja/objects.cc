#include "jinja/objects.h"

#include "jinja/arguments.h"
#include "jinja/library_messages.h"
#include "text/utf8.h"

namespace chengwen::jinja {

using data::Kind;
using data::Value;

namespace {

class NoItems : public Cursor {
 public:
  bool next(Value&) override { return false; }
};

/// Asks for the size each time: the loop's body may change the list.
class ListCursor : public Cursor {
 public:
  explicit ListCursor(Value list) : list_(std::move(list)) {}
  bool next(Value& item) override {
    if (index_ >= list_.items().size()) return false;
    item = list_.items()[index_++];
    return true;
  }

 private:
  Value list_;
  std::size_t index_ = 0;
};

class KeyCursor : public Cursor {
 public:
  explicit KeyCursor(Value map) : map_(std::move(map)) {}
  bool next(Value& item) override {
    if (index_ >= map_.as_map().size()) return false;
    item = map_.as_map().entries()[index_++].key;
    return true;
  }

 private:
  Value map_;
  std::size_t index_ = 0;
};

class CodePointCursor : public Cursor {
 public:
  explicit CodePointCursor(Value string) : string_(std::move(string)) {}
  bool next(Value& item) override {
    const std::string_view text = string_.as_string();
    if (position_ >= text.size()) return false;
    const std::size_t begin = position_;
    text::decode(text, position_);
    item = Value::string(text.substr(begin, position_ - begin));
    return true;
  }

 private:
  Value string_;
  std::size_t position_ = 0;
};

/// What is left of a generator; its cursors share it, so that what one took the next does not see.
struct Remaining {
  std::vector<Value> items;
  std::optional<diag::Failure> failure;
  std::size_t position = 0;

  bool next(Value& item) {
    if (position < items.size()) {
      item = std::move(items[position++]);
      return true;
    }
    if (failure) throw *std::exchange(failure, std::nullopt);
    return false;
  }
};

class GeneratorCursor : public Cursor {
 public:
  explicit GeneratorCursor(std::shared_ptr<Remaining> remaining)
      : remaining_(std::move(remaining)) {}
  bool next(Value& item) override { return remaining_->next(item); }

 private:
  std::shared_ptr<Remaining> remaining_;
};

class Generator : public Iterable {
 public:
  Generator(std::vector<Value> items, std::optional<diag::Failure> failure)
      : remaining_(std::make_shared<Remaining>()) {
    remaining_->items = std::move(items);
    remaining_->failure = std::move(failure);
  }
  std::string_view type_name() const override { return "generator"; }
  std::unique_ptr<Cursor> begin() const override {
    return std::make_unique<GeneratorCursor>(remaining_);
  }
  void print(std::string& out) const override {
    const auto first =
        remaining_->items.begin() + static_cast<std::ptrdiff_t>(remaining_->position);
    Value::list({first, remaining_->items.end()}).print(out);
  }

 private:
  std::shared_ptr<Remaining> remaining_;
};

class Function : public Callable {
 public:
  explicit Function(const Native& native) : native_(native) {}
  std::string_view type_name() const override { return "function"; }
  Value call(Host& host, std::vector<Value> arguments, Named named) const override {
    arguments.insert(arguments.begin(), Value());
    return invoke(host, native_, std::move(arguments), std::move(named));
  }

 private:
  Native native_;
};

class BoundMethod : public Callable {
 public:
  BoundMethod(Value receiver, const Native& method)
      : receiver_(std::move(receiver)), method_(method) {}
  std::string_view type_name() const override { return "method"; }
  Value call(Host& host, std::vector<Value> arguments, Named named) const override {
    arguments.insert(arguments.begin(), receiver_);
    return invoke(host, method_, std::move(arguments), std::move(named));
  }

 private:
  Value receiver_;
  Native method_;
};

bool is_key(const Value& value, int levels) {
  if (!value.is_tuple()) return value.is_string() || value.is_numeric() || value.is_none();
  if (levels == 0) return false;
  for (const Value& item : value.items())
    if (!is_key(item, levels - 1)) return false;
  return true;
}

}  // namespace

void Iterable::print(std::string& out) const {
  std::vector<Value> items;
  const auto cursor = begin();
  for (Value item; cursor->next(item);) items.push_back(item);
  Value::list(std::move(items)).print(out);
}

bool Iterable::contains(const Value& item) const {
  const auto cursor = begin();
  for (Value other; cursor->next(other);)
    if (other == item) return true;
  return false;
}

void Callable::print(std::string& out) const {
  out += '<';
  out += type_name();
  out += '>';
}

void Namespace::print(std::string& out) const {
  out += "<Namespace ";
  members_.print(out);
  out += '>';
}

Value Namespace::attribute(std::string_view name) const {
  const Value* member = members_.as_map().find(name);
  return member == nullptr ? Value() : *member;
}

void Namespace::set(std::string_view name, Value value) {
  members_.mutable_map().set(Value::string(name), std::move(value));
}

Value make_function(const Native& native) {
  return Value::object(new Function(native));
}

Value make_bound_method(Value receiver, const Native& method) {
  return Value::object(new BoundMethod(std::move(receiver), method));
}

std::unique_ptr<Cursor> iterate(const Value& value) {
  switch (value.kind()) {
    case Kind::undefined:
      return std::make_unique<NoItems>();
    case Kind::list:
    case Kind::tuple:
      return std::make_unique<ListCursor>(value);
    case Kind::map:
      return std::make_unique<KeyCursor>(value);
    case Kind::string:
      return std::make_unique<CodePointCursor>(value);
    default:
      if (const auto* iterable = value.object_if<Iterable>()) return iterable->begin();
      fail(messages::kNotIterable, {shown(value)});
  }
}

bool is_iterable(const Value& value) {
  return value.is_undefined() || value.is_string() || value.is_list() || value.is_tuple() ||
         value.is_map() || value.object_if<Iterable>() != nullptr;
}

std::vector<Value> to_items(Host& host, const Value& value) {
  if (value.is_list() || value.is_tuple()) {
    host.charge(value.items().size());
    return value.items();
  }
  std::vector<Value> items;
  const auto cursor = iterate(value);
  for (Value item; cursor->next(item);) {
    host.charge(1);
    check_items(items.size() + 1);
    items.push_back(std::move(item));
  }
  return items;
}

std::optional<std::size_t> length_of(const Value& value) {
  switch (value.kind()) {
    case Kind::undefined:
      return 0;
    case Kind::string:
      return value.string_length();
    case Kind::list:
    case Kind::tuple:
      return value.items().size();
    case Kind::map:
      return value.as_map().size();
    default:
      if (const auto* iterable = value.object_if<Iterable>(); iterable && iterable->length() >= 0)
        return static_cast<std::size_t>(iterable->length());
      return std::nullopt;
  }
}

Value make_generator(std::vector<Value> items, std::optional<diag::Failure> failure) {
  return Value::object(new Generator(std::move(items), std::move(failure)));
}

bool is_key(const Value& value) {
  constexpr int kDeepest = 100;
  return is_key(value, kDeepest);
}

void set_item(Value& map, const Value& key, Value value) {
  if (!is_key(key)) fail(messages::kNotAKey, {shown(key)});
  map.mutable_map().set(key, std::move(value));
}

}  // namespace chengwen::jinja
