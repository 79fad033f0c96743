#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jinja/code.h"
#include "jinja/environment.h"
#include "jinja/frame.h"
#include "jinja/loop.h"
#include "jinja/macro.h"
#include "jinja/output.h"
#include "jinja/vm.h"

namespace chengwen::jinja {

/// One run of a Program: a stack machine.
class Machine final : public Host {
 public:
  /// What all programs of one run share.
  struct Work {
    std::uint64_t steps = 0;
    int depth = 0;
  };
  Machine(const Program& program, const Environment& environment, const data::Value& data,
          Output& output, const RunOptions& options, diag::Report& report, Work& work);
  /// For a program that runs where `outer` is: `names` come before the data.
  Machine(const Program& program, Machine& outer, const data::Value& names, const data::Value& data,
          Output& output, diag::Report& report);
  ~Machine() override;

  void run();

  const Environment& environment() const override { return environment_; }
  void charge(std::size_t steps) override;
  void report(diag::Diagnostic found) override;

  diag::Span where() const override { return program_.spans[position_]; }
  void run(const Program& program, Output& output, diag::Report& report, Names names) override;

  /// The machine that a callable object of this room runs in.
  static Machine& of(Host& host);

  // Each gives what the body wrote.
  data::Value render_macro(const Macro& macro, std::vector<data::Value> arguments, Named named);
  data::Value render_loop(const Loop& loop, data::Value items);
  data::Value render_block(const Program& program, std::uint32_t function);
  /// Asks the condition `function` of a loop about an item.
  bool chooses(std::uint32_t function, const FrameRef& outer, const data::Value& item);

 private:
  /// A running loop; `object` is there when the body reads `loop`, and then holds the iteration.
  struct Running {
    std::optional<Iteration> iteration;
    data::Value object;
    Loop* loop = nullptr;
    bool poisoned = false;  ///< nobody knows what it runs over: the body and `else` are tried
    Iteration& current() { return loop != nullptr ? loop->iteration() : *iteration; }
  };
  /// What was on the stacks when a function began.
  struct Base {
    std::uint32_t function;
    std::size_t stack;
    std::size_t loops;
    std::size_t captures;
  };
  /// A missing value that the op at `position` made an empty text of.
  struct Lost {
    std::uint32_t position;
    std::string words;
  };
  /// Ends the run; what there was to say was reported.
  struct Stop {};

  void execute(std::uint32_t function, const FrameRef& frame, std::size_t arguments = 0);
  void execute_ops(std::uint32_t& position, const FrameRef& frame);
  data::Value render(std::uint32_t function, const FrameRef& frame, std::size_t arguments = 0);
  FrameRef make_frame(std::uint32_t function, FrameRef outer);
  void bind(const Function& function, Frame& frame, std::vector<data::Value> arguments,
            Named named);

  // --- mistakes (machine_mistakes.cc) ---
  /// The position to go on at; rethrows when the function has none.
  std::uint32_t recover(diag::Diagnostic mistake, std::uint32_t position, const Frame& frame,
                        const Base& base);
  void explain(diag::Diagnostic& mistake, const std::vector<const data::Value*>& operands) const;
  std::vector<const data::Value*> operands_of(const Op& op, const Frame& frame,
                                              const Base& base) const;
  void warn_missing(const data::Value& missing, std::uint32_t position, const Printed* printed);
  /// The names, as a list, that the tag which prints `value` at `position` asked for in vain; empty
  /// when its text is whole.
  std::string take_lost(const data::Value& value, std::uint32_t position);
  /// The missing name as the user wrote it.
  static std::string missing_words(const data::Value& missing, const Printed* printed);
  void add_suggestion(diag::Diagnostic& mistake, const data::Value& missing) const;
  void tell(diag::Diagnostic mistake);
  [[noreturn]] void stop(const diag::Message& message, std::vector<std::string> words,
                         const diag::Span& span);

  void note_tags() const;

  // --- ops ---
  data::Value& top(std::size_t below = 0) { return stack_[stack_.size() - 1 - below]; }
  data::Value pop();
  void push(data::Value value) { stack_.push_back(std::move(value)); }
  void check_digits(const data::Value& result) const;
  /// Puts `result` in the place of the uppermost `count` values.
  void replace(std::size_t count, data::Value result);
  const data::Value& global(std::uint32_t name);
  data::Value attribute(const data::Value& object, const Name& name) const;
  void print(const Printed& printed, std::uint32_t position);
  void gather(const CallShape& shape, std::vector<data::Value>& arguments, Named& named);
  void call(const CallShape& shape);
  void call_method(const CallShape& shape, const Name& name);
  void filter(const CallShape& shape, const Native& native, std::uint32_t position);
  void test(const CallShape& shape, const Native& native);
  void make_map(std::uint32_t count);
  void concat(std::uint32_t count, std::uint32_t position);
  void begin_loop(const LoopInfo& info, const FrameRef& frame, std::uint32_t position);
  bool next_item(std::uint32_t ops);
  void unpack(std::uint32_t count);
  void set_member(const Name& name);
  void include(const Include& include);
  /// The variables that have a value here, a map.
  data::Value names_here() const;
  std::vector<data::Value> take(std::uint32_t count);

  const Program& program_;
  const Environment& environment_;
  Machine* outer_ = nullptr;
  data::Value names_;  // a map: what the place that this runs at sees; undefined for the first one
  const data::Value& data_;
  Output& output_;
  const RunOptions& options_;
  diag::Report& report_;
  std::size_t errors_before_;
  Work& work_;
  std::size_t captures_ = 0;
  std::uint32_t position_ = 0;  // of the op that runs, for report()
  std::vector<data::Value> stack_;
  std::vector<Running> running_;
  std::vector<data::Value> globals_;
  std::vector<bool> known_globals_;
  std::vector<bool> reached_;  // of the program's tags that print; empty: nobody asks
  std::map<std::pair<std::uint32_t, std::string>, diag::Diagnostic> warnings_;
  /// What the first mistake of each kind at each op was about.
  std::map<std::pair<std::uint32_t, const diag::Message*>, std::vector<std::string>> mistaken_;
  std::vector<Lost> lost_;  // since the last tag that printed, in the order of their ops
  Frame* frames_ = nullptr;
  FrameRef main_;
  const Frame* frame_ = nullptr;  // of the function that runs
  data::Value poison_;
};

}  // namespace chengwen::jinja
