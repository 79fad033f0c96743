#include <string>

#include "jinja/code.h"
#include "jinja/program.h"

namespace chengwen::jinja {
namespace {

constexpr std::string_view kCodeNames[] = {
    "literal",
    "hook",
    "include",
    "print",
    "constant",
    "none",
    "poison",
    "global",
    "top",
    "load",
    "load_outer",
    "store",
    "clear",
    "attribute",
    "load_attribute",
    "item",
    "slice",
    "tuple",
    "list",
    "map",
    "add",
    "subtract",
    "multiply",
    "divide",
    "floor_divide",
    "modulo",
    "power",
    "concat",
    "negate",
    "positive",
    "not",
    "equal",
    "not_equal",
    "less",
    "less_equal",
    "greater",
    "greater_equal",
    "in",
    "not_in",
    "tuck",
    "chain",
    "jump",
    "jump_if_false",
    "and",
    "or",
    "call",
    "call_method",
    "filter",
    "test",
    "loop_begin",
    "loop_next",
    "loop_object",
    "loop_end",
    "recurse",
    "unpack",
    "default_value",
    "macro",
    "begin_capture",
    "end_capture",
    "block",
    "self",
    "set_member",
    "finish",
};
static_assert(std::size(kCodeNames) == static_cast<std::size_t>(Code::finish) + 1);

std::string quoted(const data::Value& value) {
  std::string result;
  value.print_quoted(result);
  return result;
}

std::string shape_of(const CallShape& shape) {
  std::string result = "(" + std::to_string(shape.positional);
  if (shape.rest) result += " *";
  if (shape.named_rest) result += " **";
  for (const std::string& name : shape.named) result += " " + name + "=";
  return result + ")";
}

std::string slot_name(const Function& function, std::uint32_t slot) {
  return slot < function.slot_names.size() ? function.slot_names[slot] : std::to_string(slot);
}

std::string operands(const Program& program, const Function& function, const Op& op) {
  switch (op.code) {
    case Code::literal:
      return quoted(data::Value::string(program.chunk(op.a)));
    case Code::print: {
      const Printed& printed = program.printed[op.a];
      return "site " + std::to_string(printed.site);
    }
    case Code::include:
      return "site " + std::to_string(program.includes[op.a].site);
    case Code::constant:
      return quoted(program.constants[op.a]);
    case Code::global:
    case Code::top:
    case Code::attribute:
    case Code::set_member:
      return program.names[op.a].text;
    case Code::load:
    case Code::store:
      return slot_name(function, op.a);
    case Code::clear: {
      std::string names;
      for (std::uint32_t i = 0; i < op.b; ++i) {
        names += (i > 0 ? " " : "") + slot_name(function, op.a + i);
      }
      return names;
    }
    case Code::load_outer:
      return std::to_string(op.a) + " of frame " + std::to_string(op.b);
    case Code::load_attribute:
      return slot_name(function, op.a) + "." + program.names[op.b].text;
    case Code::call:
      return shape_of(program.shapes[op.a]);
    case Code::call_method:
      return program.names[op.b].text + shape_of(program.shapes[op.a]);
    case Code::filter:
    case Code::test:
      return std::string(program.natives[op.b].name) + shape_of(program.shapes[op.a]);
    case Code::loop_begin: {
      const LoopInfo& loop = program.loops[op.a];
      std::string result = loop.object ? "with loop" : "";
      if (loop.condition >= 0) result += " if function " + std::to_string(loop.condition);
      return result;
    }
    case Code::recurse:
    case Code::macro:
    case Code::block:
      return "function " + std::to_string(op.a);
    case Code::default_value:
      return function.parameters[op.b] + " else " + std::to_string(op.a);
    case Code::chain:
    case Code::jump:
    case Code::jump_if_false:
    case Code::and_:
    case Code::or_:
    case Code::loop_next:
    case Code::loop_end:
      return "to " + std::to_string(op.a);
    case Code::hook:
    case Code::tuple:
    case Code::list:
    case Code::map:
    case Code::concat:
    case Code::unpack:
      return std::to_string(op.a);
    default:
      return {};
  }
}

}  // namespace

std::string_view name_of(Code code) {
  return kCodeNames[static_cast<std::size_t>(code)];
}

std::string dump_program(const Program& program) {
  std::string out;
  for (std::size_t i = 0; i < program.functions.size(); ++i) {
    const Function& function = program.functions[i];
    out += "function " + std::to_string(i);
    if (!function.name.empty()) out += " " + function.name;
    out += ", slots " + std::to_string(function.slots) + "\n";
    for (std::uint32_t position = function.begin; position < function.end; ++position) {
      const Op& op = program.ops[position];
      std::string line = std::to_string(position);
      line.insert(0, line.size() < 5 ? 5 - line.size() : 0, ' ');
      line += " " + std::string(name_of(op.code));
      if (const std::string words = operands(program, function, op); !words.empty()) {
        line += " " + words;
      }
      out += line + "\n";
    }
    for (const Guard& guard : function.guards) {
      out += "  mistakes in " + std::to_string(guard.begin) + "–" + std::to_string(guard.end) +
             " go on at " + std::to_string(guard.handler) + "\n";
    }
  }
  return out;
}

}  // namespace chengwen::jinja
