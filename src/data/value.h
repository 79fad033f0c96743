#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/decimal.h"

namespace chengwen::data {

class Value;
class Map;

/// Counts its owners. The count is not atomic: a tree of values belongs to one thread at a time.
/// Values that a compiled template holds are made immortal and may be read from any thread.
class Shared {
 public:
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  void acquire() const {
    if (owners_ != kImmortal) ++owners_;
  }
  void release() const { release(this); }
  static void release(const Shared* shared) {
    if (shared->owners_ != kImmortal && --shared->owners_ == 0) delete shared;
  }
  /// From now on never counted and never freed by a Value; whoever calls this keeps it alive.
  void make_immortal() const { owners_ = kImmortal; }
  bool immortal() const { return owners_ == kImmortal; }

 protected:
  Shared() = default;
  virtual ~Shared() = default;

 private:
  friend class Value;
  static constexpr std::uint32_t kImmortal = 0xFFFFFFFF;
  mutable std::uint32_t owners_ = 0;
};

enum class Kind : std::uint8_t {
  undefined,
  none,
  boolean,
  integer,
  decimal,
  string,
  list,
  tuple,
  map,
  object
};

/// Something that only a room above knows: a range, a macro, a loop, a namespace, a picture, a
/// captured fragment.
class Object : public Shared {
 public:
  /// In words for messages: "macro", "range". Static text.
  virtual std::string_view type_name() const = 0;
  virtual bool truth() const { return true; }
  /// Appends what `{{ x }}` shows.
  virtual void print(std::string& out) const = 0;
  /// `x.name`: loop.index, namespace members, group.grouper; undefined when there is no such
  /// attribute.
  virtual Value attribute(std::string_view name) const;
};

/// What a template sees: 16 bytes, cheap to copy; lists and maps are references (mutable, shared).
///
/// Every value that was read from a file knows where it stood (`origin`). Not thread-safe (see
/// Shared).
class Value {
 public:
  Value() = default;  ///< undefined
  static Value undefined() { return {}; }
  /// Undefined, remembering the name or key that was missing, for messages. `owner` is the value it
  /// was looked up in (undefined itself = the data's top level).
  static Value missing(std::string_view name, const Value& owner);
  static Value none();
  static Value boolean(bool value);
  static Value integer(std::int64_t value);
  static Value number(const Decimal& value);
  static Value string(std::string_view value);  ///< copies; valid UTF-8
  static Value list();
  static Value list(std::vector<Value> items);
  static Value tuple(std::vector<Value> items);
  static Value map();
  static Value map(
      std::vector<std::pair<Value, Value>> entries);  ///< keys and values, see Map::set()
  static Value object(Object* object);                ///< takes a reference to `object`

  Value(const Value& other) noexcept;
  Value(Value&& other) noexcept;  ///< leaves `other` undefined
  Value& operator=(const Value& other) noexcept;
  Value& operator=(Value&& other) noexcept;
  ~Value();

  Kind kind() const { return kind_; }
  bool is_undefined() const { return kind_ == Kind::undefined; }
  bool is_none() const { return kind_ == Kind::none; }
  bool is_boolean() const { return kind_ == Kind::boolean; }
  bool is_string() const { return kind_ == Kind::string; }
  bool is_number() const {
    return kind_ == Kind::integer || kind_ == Kind::decimal;
  }                                                                ///< without bool
  bool is_numeric() const { return is_number() || is_boolean(); }  ///< a bool counts as 0/1
  bool is_list() const { return kind_ == Kind::list; }
  bool is_tuple() const { return kind_ == Kind::tuple; }
  bool is_map() const { return kind_ == Kind::map; }
  bool is_object() const { return kind_ == Kind::object; }

  // Each accessor requires the kind it is named after.
  bool as_boolean() const;
  Decimal as_number() const;  ///< integer, decimal or boolean
  /// The integer when it fits 64 bits; nothing for a decimal kind or a larger one. For the VM's
  /// fast path.
  std::optional<std::int64_t> as_small_integer() const;
  std::string_view as_string() const;       ///< lives as long as the value
  const std::vector<Value>& items() const;  ///< list or tuple
  std::vector<Value>& mutable_items();      ///< list
  const Map& as_map() const;
  Map& mutable_map();
  Object* as_object() const;
  template <class T>
  T* object_if() const {
    return kind_ == Kind::object ? dynamic_cast<T*>(as_object()) : nullptr;
  }

  /// Of a missing value: the name that was not found ("" when it has none), and the value it was
  /// looked up in.
  std::string_view missing_name() const;
  Value missing_owner() const;

  /// False for undefined, none, false, 0, "", empty containers.
  bool truth() const;
  /// Deep equality; never fails: numbers and bools by value, list ≠ tuple, str ≠ number; objects by
  /// identity.
  friend bool operator==(const Value& a, const Value& b);
  /// The same object (`is sameas`): identity of references; for none and bool type and value.
  bool same_as(const Value& other) const;
  /// Hash that agrees with ==, for keys: string, number, boolean, none, tuple of these.
  std::size_t hash() const;
  /// hash() of the string `text`.
  static std::size_t hash_of(std::string_view text);

  /// Code points of a string.
  std::size_t string_length() const;
  /// The bytes of code points [begin, end); 0 ≤ begin ≤ end ≤ string_length(). Constant time in
  /// ASCII text.
  std::string_view string_slice(std::size_t begin, std::size_t end) const;

  /// What `{{ x }}` shows: undefined "", none "None", true "True", numbers by Decimal, strings as
  /// they are, containers as Python's repr ("[1, 'a']", "(1,)", "{'k': None}").
  std::string to_string() const;
  void print(std::string& out) const;
  /// As inside a container: strings quoted, undefined as `Undefined`.
  void print_quoted(std::string& out) const;

  /// In words, for messages: "undefined", "none", "boolean", "integer", "decimal", "string",
  /// "list", "tuple", "map" or the object's own.
  std::string_view type_name() const;

  /// Where it stood in the data: offset + 1 in the data's offset space; 0 = not from a file.
  std::uint32_t origin() const { return origin_; }
  void set_origin(std::uint32_t origin) { origin_ = origin; }
  Value with_origin(std::uint32_t origin) const;

  /// Makes this value and all it holds (but not what objects hold) immortal (see Shared): for
  /// constants of a compiled template.
  void make_immortal() const;
  /// Undoes make_immortal(): counts again, from the references that start at this value, so that it
  /// is freed with its last Value. All immortal roots that hold a part in common are made mortal
  /// before the first of them is destroyed.
  void make_mortal() const;

 private:
  Value(Kind kind, std::int64_t bits);
  Value(Kind kind, const Shared* shared);
  friend class Map;
  template <class T>
  const T& shared_as() const {
    return static_cast<const T&>(*payload_.pointer);
  }

  Kind kind_ = Kind::undefined;
  bool shared_ = false;  // payload is a Shared*
  // Small decimals: places in the low byte, scale in the high one. Strings: the low bit is set when
  // ASCII; as keys of a Map the others are a part of the hash.
  std::uint16_t detail_ = 0;
  std::uint32_t origin_ = 0;
  union {
    std::int64_t bits;
    const Shared* pointer;
  } payload_{0};
};

static_assert(sizeof(Value) == 16);

/// Keys in the order of their first appearance. A repeated key keeps its place and takes the last
/// value. Keys that are equal are one key: 1, 1.0 and true. A pointer or reference to an entry
/// lives until the next change.
class Map : public Shared {
 public:
  struct Entry {
    Value key;
    Value value;
  };
  Map() = default;
  ~Map() override;
  /// Null when there is no such key.
  const Value* find(const Value& key) const;
  const Value* find(std::string_view key) const;
  /// As find(), with Value::hash() of the key known.
  const Value* find(std::string_view key, std::size_t hash) const;
  /// From now on it is known which entries were given out. Not of what a Program holds.
  void watch() const { reads_ = std::make_unique<Reads>(); }
  /// Whether find() gave the value of an entry, or entries() gave all, since watch().
  bool was_read(std::size_t entry) const;
  /// True when the key is new.
  bool set(const Value& key, Value value);
  bool erase(const Value& key);
  /// Room for `size` entries without growing.
  void reserve(std::size_t size);
  std::size_t size() const { return entries_.size(); }
  const std::vector<Entry>& entries() const {
    if (reads_ != nullptr) reads_->all = true;
    return entries_;
  }
  /// As entries(), for who only looks at what there is.
  const std::vector<Entry>& peek() const { return entries_; }

 private:
  template <class Equal>
  std::size_t position(std::size_t hash, Equal equal) const;
  std::size_t position_of(const Value& key, std::size_t hash) const;
  std::size_t position_of(std::string_view key, std::size_t hash) const;
  void rebuild_index();
  void put_into_index(std::size_t entry, std::size_t hash);
  const Value* given_out(std::size_t entry) const;

  struct Reads {
    bool all = false;
    std::vector<bool> entries;
  };
  std::uint32_t slots_ = 0;  // of index_, a power of 2; 0 without one
  std::vector<Entry> entries_;
  std::unique_ptr<std::uint32_t[]> index_;  // open addressing over entries_, built past a few keys
  mutable std::unique_ptr<Reads> reads_;    // where it is watched
};

inline Value::Value(const Value& other) noexcept
    : kind_(other.kind_),
      shared_(other.shared_),
      detail_(other.detail_),
      origin_(other.origin_),
      payload_(other.payload_) {
  if (shared_) payload_.pointer->acquire();
}

inline Value::Value(Value&& other) noexcept
    : kind_(other.kind_),
      shared_(other.shared_),
      detail_(other.detail_),
      origin_(other.origin_),
      payload_(other.payload_) {
  other.kind_ = Kind::undefined;
  other.shared_ = false;
}

inline Value& Value::operator=(const Value& other) noexcept {
  return *this = Value(other);
}

inline Value& Value::operator=(Value&& other) noexcept {
  Value taken(std::move(other));
  std::swap(kind_, taken.kind_);
  std::swap(shared_, taken.shared_);
  std::swap(detail_, taken.detail_);
  std::swap(origin_, taken.origin_);
  std::swap(payload_, taken.payload_);
  return *this;
}

inline Value::~Value() {
  if (shared_) Shared::release(payload_.pointer);
}

inline Value::Value(Kind kind, std::int64_t bits) : kind_(kind) {
  payload_.bits = bits;
}

inline Value::Value(Kind kind, const Shared* shared) : kind_(kind), shared_(true) {
  payload_.pointer = shared;
  shared->acquire();
}

inline Value Value::none() {
  return {Kind::none, std::int64_t{0}};
}
inline Value Value::boolean(bool value) {
  return {Kind::boolean, std::int64_t{value}};
}
inline Value Value::integer(std::int64_t value) {
  return {Kind::integer, value};
}

inline bool Value::as_boolean() const {
  return payload_.bits != 0;
}

inline std::optional<std::int64_t> Value::as_small_integer() const {
  if (kind_ != Kind::integer || shared_) return std::nullopt;
  return payload_.bits;
}

}  // namespace chengwen::data
