#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"
#include "diag/span.h"
#include "jinja/environment.h"

/// What a compiled template consists of: made by the compiler, run by the machine.
namespace chengwen::jinja {

/// One op. Operands a and b are numbers of the Program's tables, slots, counts or positions of ops;
/// the comment says which, and what the op takes from the stack → what it leaves there.
enum class Code : std::uint8_t {
  literal,         ///< a chunk. Writes it
  hook,            ///< a payload. Output::hook
  include,         ///< a include. name options →. Output::include
  print,           ///< a printed. value →
  constant,        ///< a constant. → value
  none,            ///< → undefined
  poison,          ///< → what stands for a value whose calculation failed
  global,          ///< a name. → value of the data or the environment
  top,             ///< a name, b slot. → value of the main function's slot, else as global
  load,            ///< a slot. → value
  load_outer,      ///< a slot, b frames outwards. → value
  store,           ///< a slot. value →
  clear,           ///< a first slot, b count. Forgets them
  attribute,       ///< a name. object → value
  load_attribute,  ///< a slot, b name. → value: load and attribute in one
  item,            ///< object key → value
  slice,           ///< object start stop step → value
  tuple,           ///< a count. items → tuple
  list,            ///< a count. items → list
  map,             ///< a count of pairs. key value key value … → map
  add,             ///< x y → x + y; so the others
  subtract,
  multiply,
  divide,
  floor_divide,
  modulo,
  power,
  concat,  ///< a count. items → string
  negate,
  positive,
  not_,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  not_in,
  tuck,           ///< x y → y x y: keeps the middle of a chain of comparisons
  chain,          ///< a target. y false → false and jumps; y true → y
  jump,           ///< a target
  jump_if_false,  ///< a target. value →
  and_,           ///< a target. A false value stays and jumps; a true one is dropped
  or_,            ///< a target. A true value stays and jumps; a false one is dropped
  call,           ///< a shape. callable arguments → value
  call_method,    ///< a shape, b name. object arguments → value
  filter,         ///< a shape, b native. subject arguments → value
  test,           ///< a shape, b native. subject arguments → boolean
  loop_begin,     ///< a loop. iterable →; begins a loop
  loop_next,      ///< a target. → item, or jumps when there is none
  loop_object,    ///< → the `loop` of the innermost loop of this function
  loop_end,       ///< a target. Ends the loop; jumps when it had items
  recurse,        ///< a function. iterable →; runs a recursive loop in place
  unpack,         ///< a count. iterable → items, the first on top
  default_value,  ///< a target, b parameter. Jumps when the parameter was given
  macro,          ///< a function. → macro that sees this frame
  begin_capture,  ///< What is written from here on
  end_capture,    ///< → becomes a value
  block,          ///< a function. Runs a block in place
  self,           ///< → `self`
  set_member,     ///< a name. namespace value →
  finish          ///< Ends the function
};

std::string_view name_of(Code code);

struct Op {
  Code code = Code::finish;
  std::uint16_t b = 0;
  std::uint32_t a = 0;
};

/// How the arguments of a call lie on the stack: positional ones, `*rest`, `**rest`, named ones.
struct CallShape {
  std::uint32_t positional = 0;
  bool rest = false;
  bool named_rest = false;
  std::vector<std::string> named;
  bool silent = false;  ///< of a filter or a statement: a missing subject is nothing to warn about

  std::size_t count() const { return positional + rest + named.size() + named_rest; }
  friend bool operator==(const CallShape&, const CallShape&) = default;
};

/// Where a mistake in the ops [begin, end) goes on, and how much was open there.
struct Guard {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t handler = 0;
  std::uint16_t stack = 0;  ///< values of the function that stay
  std::uint16_t loops = 0;
  std::uint16_t captures = 0;
  bool quiet = false;  ///< a mistake is not told
};

struct Function {
  enum class Kind : std::uint8_t { main, macro, caller, loop, condition, block };
  Kind kind = Kind::main;
  std::string name;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t slots = 0;
  std::vector<std::string> slot_names;
  std::vector<Guard> guards;  ///< inner ones before outer ones
  // Of macros and callers. The slots of special names are −1 where the body does not read them.
  std::vector<std::string> parameters;
  std::vector<std::uint32_t> parameter_slots;
  int caller_slot = -1;
  int kwargs_slot = -1;
  int varargs_slot = -1;
  bool explicit_caller = false;  ///< `caller` is one of the parameters
};

/// What `loop_begin` must know.
struct LoopInfo {
  bool object = false;          ///< the body reads `loop`
  bool recursive = false;       ///< the depth lies on the stack above the iterable
  std::int32_t condition = -1;  ///< function that chooses the items
  std::uint32_t function = 0;   ///< of a recursive loop: the function it stands in
};

/// A name with what its lookup needs.
struct Name {
  std::string text;
  std::size_t hash = 0;
  data::Value value;
};

/// A place where a value is printed.
struct Printed {
  std::string text;        ///< of the tag: for messages, and to print the tag itself
  std::uint32_t site = 0;  ///< for Output::value
  bool is_path = false;    ///< the text is a plain `a.b.c`
};

/// An `{% include %}`.
struct Include {
  std::uint32_t site = 0;
  bool ignore_missing = false;
  bool with_context = true;
  std::vector<std::string> options;  ///< their names, in the order of their values on the stack
};

class Program : public std::enable_shared_from_this<Program> {
 public:
  Program() = default;
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  std::string_view chunk(std::uint32_t index) const {
    return std::string_view(bytes).substr(chunks[index].first, chunks[index].second);
  }

  std::string bytes;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> chunks;  ///< offset and size in `bytes`
  std::vector<Op> ops;
  std::vector<diag::Span> spans;       ///< of each op
  std::vector<Function> functions;     ///< [0] is main
  std::vector<data::Value> constants;  ///< immortal
  std::vector<Name> names;             ///< their values are immortal
  std::vector<CallShape> shapes;
  std::vector<Native> natives;
  std::vector<LoopInfo> loops;
  std::vector<Printed> printed;
  std::vector<Include> includes;
  std::vector<std::pair<std::string, std::uint32_t>> blocks;  ///< name → function
};

}  // namespace chengwen::jinja
