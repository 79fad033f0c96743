#include "data/value.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <new>
#include <stdexcept>

#include "text/utf8.h"

namespace chengwen::data {
namespace {

/// A string: this header, then its bytes, in one allocation.
class Text final : public Shared {
 public:
  static const Text* make(std::string_view text) {
    if (text.size() > 0xFFFFFFFFu) throw std::length_error("string too long");
    void* memory = ::operator new(sizeof(Text) + text.size());
    return new (memory) Text(text);
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(this + 1), size_}; }

  static void operator delete(void* memory) { ::operator delete(memory); }

 private:
  explicit Text(std::string_view text) : size_(static_cast<std::uint32_t>(text.size())) {
    if (!text.empty()) std::memcpy(reinterpret_cast<char*>(this + 1), text.data(), text.size());
  }
  std::uint32_t size_;
};
static_assert(sizeof(Text) == 16);

/// A number that does not fit the 16 bytes of a Value.
struct LargeNumber final : Shared {
  explicit LargeNumber(const Decimal& value) : number(value) {}
  Decimal number;
};

/// A list or a tuple.
struct Sequence final : Shared {
  explicit Sequence(std::vector<Value> values) : items(std::move(values)) {}
  ~Sequence() override;
  std::vector<Value> items;
};

/// What a failed lookup leaves.
struct MissingName final : Shared {
  MissingName(std::string_view name_, const Value& owner_) : name(name_), owner(owner_) {}
  std::string name;
  Value owner;
};

/// Destroys what containers hold without using the stack for each level: past a depth the contents
/// wait until the outermost container takes them.
template <class Contents>
void bury(Contents& contents) {
  constexpr int kDirectDepth = 100;
  thread_local int depth = 0;
  thread_local std::vector<Contents> waiting;
  if (depth >= kDirectDepth) {
    waiting.push_back(std::move(contents));
    return;
  }
  ++depth;
  contents.clear();
  while (depth == 1 && !waiting.empty()) {
    Contents next = std::move(waiting.back());
    waiting.pop_back();
    next.clear();
  }
  --depth;
}

Sequence::~Sequence() {
  bury(items);
}

bool is_ascii(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    if ((word & 0x8080808080808080ull) != 0) return false;
  }
  for (; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0x80) != 0) return false;
  }
  return true;
}

std::size_t mix(std::size_t seed, std::size_t hash) {
  return (seed ^ hash) * 0x9E3779B97F4A7C15ull + (seed >> 29);
}

}  // namespace

Map::~Map() {
  bury(entries_);
}

Value Object::attribute(std::string_view) const {
  return {};
}

Value Value::missing(std::string_view name, const Value& owner) {
  return {Kind::undefined, new MissingName(name, owner)};
}

Value Value::number(const Decimal& value) {
  const Kind kind = value.integer_ ? Kind::integer : Kind::decimal;
  if (value.big_ || value.scale_ > 0xFF || value.places_ > 0xFF)
    return {kind, new LargeNumber(value)};
  Value result(kind, value.small_);
  result.detail_ = static_cast<std::uint16_t>(value.places_ | value.scale_ << 8);
  return result;
}

Value Value::string(std::string_view value) {
  Value result(Kind::string, Text::make(value));
  result.detail_ = is_ascii(value);
  return result;
}

Value Value::list() {
  return list({});
}
Value Value::list(std::vector<Value> items) {
  return {Kind::list, new Sequence(std::move(items))};
}
Value Value::tuple(std::vector<Value> items) {
  return {Kind::tuple, new Sequence(std::move(items))};
}
Value Value::map() {
  return {Kind::map, new Map};
}

Value Value::map(std::vector<std::pair<Value, Value>> entries) {
  auto* map = new Map;
  Value result(Kind::map, map);
  map->reserve(entries.size());
  for (auto& [key, value] : entries) map->set(key, std::move(value));
  return result;
}

Value Value::object(Object* object) {
  return {Kind::object, object};
}

Decimal Value::as_number() const {
  if (shared_) return shared_as<LargeNumber>().number;
  Decimal result;
  result.integer_ = kind_ != Kind::decimal;
  result.small_ = payload_.bits;
  result.places_ = detail_ & 0xFF;
  result.scale_ = detail_ >> 8;
  return result;
}

std::string_view Value::as_string() const {
  return shared_as<Text>().view();
}
const std::vector<Value>& Value::items() const {
  return shared_as<Sequence>().items;
}
const Map& Value::as_map() const {
  return shared_as<Map>();
}

std::vector<Value>& Value::mutable_items() {
  return const_cast<Sequence&>(shared_as<Sequence>()).items;
}
Map& Value::mutable_map() {
  return const_cast<Map&>(shared_as<Map>());
}
Object* Value::as_object() const {
  return const_cast<Object*>(&shared_as<Object>());
}

std::string_view Value::missing_name() const {
  return kind_ == Kind::undefined && shared_ ? std::string_view(shared_as<MissingName>().name)
                                             : std::string_view();
}

Value Value::missing_owner() const {
  return kind_ == Kind::undefined && shared_ ? shared_as<MissingName>().owner : Value();
}

bool Value::truth() const {
  switch (kind_) {
    case Kind::undefined:
    case Kind::none:
      return false;
    case Kind::boolean:
      return payload_.bits != 0;
    case Kind::integer:
    case Kind::decimal:
      return shared_ ? !as_number().is_zero() : payload_.bits != 0;
    case Kind::string:
      return !as_string().empty();
    case Kind::list:
    case Kind::tuple:
      return !items().empty();
    case Kind::map:
      return as_map().size() != 0;
    case Kind::object:
      return as_object()->truth();
  }
  return false;
}

namespace {

/// Deeper values, which only a template that nests lists in a loop can make, count as different.
constexpr int kEqualityDepth = 1000;

bool equal(const Value& a, const Value& b, int depth);

bool equal_items(const std::vector<Value>& a, const std::vector<Value>& b, int depth) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [depth](const Value& x, const Value& y) { return equal(x, y, depth); });
}

bool equal_maps(const Map& a, const Map& b, int depth) {
  if (a.size() != b.size()) return false;
  return std::all_of(a.entries().begin(), a.entries().end(), [&](const Map::Entry& entry) {
    const Value* other = b.find(entry.key);
    return other != nullptr && equal(entry.value, *other, depth);
  });
}

bool equal(const Value& a, const Value& b, int depth) {
  if (a.is_numeric() && b.is_numeric()) {
    const auto x = a.as_small_integer();
    const auto y = b.as_small_integer();
    return x && y ? *x == *y : a.as_number() == b.as_number();
  }
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::string:
      return a.as_string() == b.as_string();
    case Kind::list:
    case Kind::tuple:
    case Kind::map:
      if (a.same_as(b)) return true;
      if (depth == 0) return false;
      return a.is_map() ? equal_maps(a.as_map(), b.as_map(), depth - 1)
                        : equal_items(a.items(), b.items(), depth - 1);
    case Kind::object:
      return a.as_object() == b.as_object();
    default:
      return true;
  }
}

}  // namespace

bool operator==(const Value& a, const Value& b) {
  return equal(a, b, kEqualityDepth);
}

bool Value::same_as(const Value& other) const {
  if (kind_ != other.kind_) return false;
  switch (kind_) {
    case Kind::undefined:
    case Kind::none:
      return true;
    case Kind::boolean:
      return payload_.bits == other.payload_.bits;
    case Kind::integer:
    case Kind::decimal:
    case Kind::string:
      return *this == other;
    default:
      return payload_.pointer == other.payload_.pointer;
  }
}

std::size_t Value::hash_of(std::string_view text) {
  return std::hash<std::string_view>()(text);
}

std::size_t Value::hash() const {
  switch (kind_) {
    case Kind::undefined:
      return 1;
    case Kind::none:
      return 2;
    case Kind::boolean:
    case Kind::integer:
    case Kind::decimal:
      return as_number().hash();
    case Kind::string:
      return hash_of(as_string());
    case Kind::tuple: {
      std::size_t result = items().size();
      for (const Value& item : items()) result = mix(result, item.hash());
      return result;
    }
    default:
      return std::hash<const void*>()(payload_.pointer);
  }
}

std::size_t Value::string_length() const {
  return (detail_ & 1) != 0 ? as_string().size() : text::length(as_string());
}

std::string_view Value::string_slice(std::size_t begin, std::size_t end) const {
  const std::string_view text = as_string();
  if ((detail_ & 1) != 0) return text.substr(begin, end - begin);
  const std::size_t first = text::offset_of(text, begin);
  return text.substr(first, text::offset_of(text.substr(first), end - begin));
}

std::string_view Value::type_name() const {
  switch (kind_) {
    case Kind::undefined:
      return "undefined";
    case Kind::none:
      return "none";
    case Kind::boolean:
      return "boolean";
    case Kind::integer:
      return "integer";
    case Kind::decimal:
      return "decimal";
    case Kind::string:
      return "string";
    case Kind::list:
      return "list";
    case Kind::tuple:
      return "tuple";
    case Kind::map:
      return "map";
    case Kind::object:
      return as_object()->type_name();
  }
  return "";
}

Value Value::with_origin(std::uint32_t origin) const {
  Value result = *this;
  result.origin_ = origin;
  return result;
}

namespace {

template <class Visit>
void for_each_part(const Value& value, Visit visit) {
  if (value.is_list() || value.is_tuple()) {
    for (const Value& item : value.items()) visit(item);
  } else if (value.is_map()) {
    for (const Map::Entry& entry : value.as_map().entries()) {
      visit(entry.key);
      visit(entry.value);
    }
  }
}

}  // namespace

void Value::make_immortal() const {
  if (!shared_ || payload_.pointer->immortal()) return;
  payload_.pointer->make_immortal();
  for_each_part(*this, [](const Value& part) { part.make_immortal(); });
}

void Value::make_mortal() const {
  if (!shared_) return;
  if (!payload_.pointer->immortal()) return payload_.pointer->acquire();
  payload_.pointer->owners_ = 1;
  for_each_part(*this, [](const Value& part) { part.make_mortal(); });
}

}  // namespace chengwen::data
