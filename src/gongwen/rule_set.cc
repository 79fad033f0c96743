#include "gongwen/rule_set.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "diag/messages.h"
#include "diag/suggest.h"
#include "gongwen/check_messages.h"
#include "gongwen/check_policy.h"
#include "gongwen/relation_kinds.h"
#include "gongwen/rule_tags.h"
#include "gongwen/side_file.h"
#include "text/characters.h"

namespace chengwen::gongwen {

using data::Value;

/// The rule files and the tags made of them, one behind the other.
class RuleSet::Source final : public diag::Source {
 public:
  diag::Place locate(std::uint32_t begin, std::uint32_t end) const override {
    if (begin < kRuleTags) return files.locate(begin, end);
    for (const auto& tags : made)
      if (begin >= tags->start() && begin <= tags->end()) return tags->locate(begin, end, files);
    return {};
  }

  data::DataFiles files;
  std::vector<std::unique_ptr<RuleTags>> made;
};

namespace {

/// A member of a rule or of the file, by its names.
struct Key {
  std::string_view zh, en;
};
constexpr Key kDescription{"描述", "description"}, kDefinitions{"定义", "definitions"},
    kRules{"规则", "rules"}, kId{"编号", "id"}, kCondition{"条件", "condition"},
    kRelation{"关系", "relation"}, kEach{"逐项", "each"}, kWhen{"当", "when"},
    kMessage{"说明", "message"}, kTolerance{"尾差", "tolerance"}, kLevel{"级别", "level"},
    kSchema{"$schema", "$schema"};
constexpr Key kFileKeys[] = {kDescription, kDefinitions, kRules, kSchema};
constexpr Key kRuleKeys[] = {kId,   kCondition, kRelation,  kEach,
                             kWhen, kMessage,   kTolerance, kLevel};

/// What a list is looped by where nobody says so: "逐项": "项目".
constexpr std::string_view kItem = "行";

std::string quoted(std::string_view words) {
  std::string out;
  Value::string(words).print_quoted(out);
  return out;
}

/// A definition or a rule as tags: [begin, end) of those of its file.
struct Statement {
  std::string name;  ///< that a definition gives; "" of a rule
  std::size_t begin, end;
};

/// Reads one file and turns each of its definitions and rules into tags.
class FileReader {
 public:
  FileReader(RuleTags& tags, diag::Report& report) : tags_(tags), report_(report) {}

  /// Definitions first, in the order of the file; without those that say what no rule says.
  std::vector<Statement> read(const Value& file, const std::string& name) {
    if (file.is_map()) {
      read_members(file);
    } else {
      mistake(messages::kRulesNoObject, {name}, file);
    }
    return std::move(statements_);
  }

 private:
  void read_members(const Value& file) {
    look_at_keys(file, kFileKeys, {});
    const Value definitions = member(file, kDefinitions), rules = member(file, kRules);
    if (definitions.is_map()) {
      for (const auto& entry : definitions.as_map().entries()) define(entry.key, entry.value);
    } else if (!definitions.is_undefined()) {
      mistake(messages::kRuleKind, {std::string(kDefinitions.zh), "一组 { }", "an object"},
              definitions);
    }
    if (!rules.is_list()) {
      mistake(messages::kRuleKind, {std::string(kRules.zh), "一串 [ ]", "a list"},
              rules.is_undefined() ? file : rules);
      return;
    }
    for (const Value& rule : rules.items()) read_rule(rule);
  }

  static Value member(const Value& map, const Key& key) {
    const Value* found = map.as_map().find(key.zh);
    if (found == nullptr) found = map.as_map().find(key.en);
    return found == nullptr ? Value() : *found;
  }

  void mistake(const diag::Message& message, std::vector<std::string> words, const Value& where,
               std::string_view near = {}) {
    diag::Diagnostic told(message, std::move(words), span_in(diag::kRulesSource, where));
    if (!near.empty())
      told.notes.push_back({&diag::messages::kDidYouMean, {std::string(near)}, {}});
    report_.add(std::move(told));
  }

  /// Tells keys that are neither among `known` nor among `more`.
  void look_at_keys(const Value& map, std::span<const Key> known,
                    const std::vector<std::string_view>& more) {
    std::vector<std::string_view> names = more;
    for (const Key& key : known) names.insert(names.end(), {key.zh, key.en});
    for (const auto& entry : map.as_map().entries()) {
      const std::string name = entry.key.to_string();
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      mistake(messages::kRuleKey, {name}, entry.key.origin() != 0 ? entry.key : entry.value,
              diag::nearest(name, names).value_or(""));
    }
  }

  bool is_text(const Value& value, const Key& key) {
    if (value.is_string() && !text::trim(value.as_string()).empty()) return true;
    mistake(messages::kRuleKind,
            {std::string(key.zh), "写在引号里的一个式子", "an expression in quotes"}, value);
    return false;
  }

  void define(const Value& name, const Value& value) {
    if (!value.is_number() && !is_text(value, kDefinitions)) return;
    const std::size_t begin = tags_.count();
    tags_.begin_tag();
    tags_.add("set ", value);
    tags_.add(name.to_string(), name);
    tags_.add(" = ", value);
    add_operand(value);
    statements_.push_back({name.to_string(), begin, tags_.count()});
  }

  /// An expression or a number.
  void add_operand(const Value& value) {
    if (value.is_string()) {
      tags_.add_expression(value);
    } else {
      tags_.add(value.to_string(), value);
    }
  }

  void read_rule(const Value& rule) {
    if (!rule.is_map())
      return mistake(messages::kRuleKind, {std::string(kRules.zh), "一串 { }", "a list of objects"},
                     rule);
    const Value relation = member(rule, kRelation), condition = member(rule, kCondition);
    if (relation.is_undefined() == condition.is_undefined())
      return mistake(messages::kRuleNothing, {}, rule);
    const RelationKind* kind = nullptr;
    std::vector<std::string_view> arguments;
    if (!relation.is_undefined()) {
      kind = relation.is_string() ? find_relation(relation.as_string()) : nullptr;
      if (kind == nullptr) {
        std::vector<std::string_view> known;
        for (const RelationKind& each : relation_kinds()) known.push_back(each.id);
        return mistake(messages::kUnknownRelation, {relation.to_string()}, relation,
                       diag::nearest(relation.to_string(), known).value_or(""));
      }
      for (const RelationParameter& parameter : parameters_of(*kind))
        arguments.insert(arguments.end(), {parameter.zh, parameter.en});
    } else if (!is_text(condition, kCondition)) {
      return;
    }
    look_at_keys(rule, kRuleKeys, arguments);
    const std::size_t begin = tags_.count();
    write_rule(rule, kind, condition);
    statements_.push_back({{}, begin, tags_.count()});
  }

  void write_rule(const Value& rule, const RelationKind* kind, const Value& condition) {
    const Value when = member(rule, kWhen), each = member(rule, kEach);
    if (!when.is_undefined() && is_text(when, kWhen)) open("if ", when, "");
    std::vector<Value> loops;
    if (each.is_list()) {
      loops = each.items();
    } else if (!each.is_undefined()) {
      loops = {each};
    }
    std::size_t opened = 0;
    for (const Value& loop : loops) {
      if (!is_text(loop, kEach)) continue;
      const bool named = loop.as_string().find(" in ") != std::string_view::npos;
      open("for ", loop, named ? "" : std::string(kItem) + " in ");
      ++opened;
    }
    tags_.begin_tag();
    tags_.add("check ", rule);
    if (kind != nullptr) {
      write_relation(rule, *kind);
    } else {
      tags_.add_expression(condition);
    }
    write_policy(rule);
    for (; opened > 0; --opened) close("endfor", each);
    if (!when.is_undefined()) close("endif", when);
  }

  void open(std::string_view keyword, const Value& expression, const std::string& before) {
    tags_.begin_tag();
    tags_.add(std::string(keyword) + before, expression);
    tags_.add_expression(expression);
  }
  void close(std::string_view keyword, const Value& about) {
    tags_.begin_tag();
    tags_.add(keyword, about);
  }

  void write_relation(const Value& rule, const RelationKind& kind) {
    tags_.add(quoted(kind.id), member(rule, kRelation));
    const std::vector<RelationParameter> parameters = parameters_of(kind);
    const Value table = member(rule, {parameters.front().zh, parameters.front().en});
    for (const RelationParameter& parameter : parameters) {
      const Value given = member(rule, {parameter.zh, parameter.en});
      if (given.is_undefined()) continue;
      using Kind = RelationParameter::Kind;
      const bool field = parameter.kind == Kind::field ||
                         (parameter.kind == Kind::field_of_table && !table.is_undefined());
      tags_.add(", " + std::string(parameter.zh) + "=", given);
      add_argument(given, field);
    }
  }

  /// Fields are names; other texts are expressions.
  void add_argument(const Value& value, bool field) {
    if (value.is_list()) {
      tags_.add("[", value);
      for (const Value& item : value.items()) {
        add_argument(item, field);
        tags_.add(", ", value);
      }
      tags_.add("]", value);
    } else if (value.is_map()) {
      tags_.add("{", value);
      for (const auto& entry : value.as_map().entries()) {
        tags_.add(quoted(entry.key.to_string()) + ": ", entry.value);
        add_argument(entry.value, field);
        tags_.add(", ", value);
      }
      tags_.add("}", value);
    } else if (value.is_string() && !field) {
      tags_.add_expression(value);
    } else {
      std::string words;
      value.print_quoted(words);
      tags_.add(words, value);
    }
  }

  void write_policy(const Value& rule) {
    const Value message = member(rule, kMessage);
    if (!message.is_undefined()) {
      tags_.add(", 说明=", message);
      add_message(message);
    }
    for (const Key& key : {kTolerance, kLevel, kId}) {
      const Value given = member(rule, key);
      if (given.is_undefined()) continue;
      std::string words;
      given.print_quoted(words);
      tags_.add(", " + std::string(key.zh) + "=", given);
      tags_.add(words, given);
    }
  }

  /// "{{ 行.名称 }}超预算": text with expressions in it.
  void add_message(const Value& message) {
    const std::string words = message.to_string();
    std::string_view rest = words;
    tags_.add("''", message);
    while (!rest.empty()) {
      const std::size_t open = std::min(rest.find("{{"), rest.size());
      tags_.add(" ~ " + quoted(rest.substr(0, open)), message);
      rest.remove_prefix(open);
      const std::size_t close = rest.find("}}");
      if (close == rest.npos) {
        if (!rest.empty()) tags_.add(" ~ " + quoted(rest), message);
        return;
      }
      tags_.add(" ~ (" + std::string(rest.substr(2, close - 2)) + ")", message);
      rest.remove_prefix(close + 2);
    }
  }

  RuleTags& tags_;
  diag::Report& report_;
  std::vector<Statement> statements_;
};

/// A program for each rule of a file, with the definitions that it needs in front, so that one that
/// is wrong or never ends keeps no other from being judged.
class RulePrograms {
 public:
  using Program = std::shared_ptr<const jinja::Program>;

  RulePrograms(const RuleTags& tags, const jinja::Environment& environment, diag::Report& report)
      : tags_(tags), environment_(environment), report_(report) {}

  std::vector<Program> of(const std::vector<Statement>& statements) {
    std::vector<Program> programs;
    for (const Statement& statement : statements) {
      Segments own = tags_.segments(statement.begin, statement.end);
      if (!statement.name.empty()) {
        const bool sound = jinja::compile(own, environment_, report_) != nullptr;
        definitions_.push_back({statement.name, std::move(own), sound});
      } else if (auto program = with_definitions(std::move(own))) {
        programs.push_back(std::move(program));
      }
    }
    return programs;
  }

 private:
  using Segments = std::vector<jinja::Segment>;
  struct Definition {
    std::string name;
    Segments segments;
    bool sound;
  };

  static bool mentions(const Segments& segments, std::string_view name) {
    return std::any_of(segments.begin(), segments.end(), [&](const jinja::Segment& segment) {
      return segment.text.find(name) != std::string_view::npos;
    });
  }

  /// Null when the rule, or a definition that it needs, does not parse.
  Program with_definitions(Segments segments) {
    bool sound = true;
    for (std::size_t at = definitions_.size(); at-- > 0;) {
      const Definition& definition = definitions_[at];
      if (!mentions(segments, definition.name)) continue;
      sound = sound && definition.sound;
      if (definition.sound)
        segments.insert(segments.begin(), definition.segments.begin(), definition.segments.end());
    }
    Program program = jinja::compile(segments, environment_, report_);
    return sound ? program : nullptr;
  }

  const RuleTags& tags_;
  const jinja::Environment& environment_;
  diag::Report& report_;
  std::vector<Definition> definitions_;
};

/// A rule is wrong where it works longer: it goes through the data, not beyond.
constexpr std::uint64_t kMostSteps = 20'000'000;

/// A check prints nothing.
class NoOutput final : public jinja::Output {
 public:
  void literal(std::string_view) override {}
  void value(const Value&, std::uint32_t) override {}
  void hook(std::uint32_t) override {}
  void include(const jinja::Inclusion&) override {}
  void begin_capture() override {}
  Value end_capture() override { return Value::string(""); }
  void abandon_capture() override {}
  std::size_t size() const override { return 0; }
};

}  // namespace

RuleSet::RuleSet() : source_(std::make_shared<Source>()) {}
RuleSet::~RuleSet() = default;

bool RuleSet::read(std::string_view json, std::string name, const jinja::Environment& environment,
                   diag::Report& report) {
  environment_ = &environment;
  const std::size_t before = report.errors();
  const Value root = read_side_file(json, name, source_->files, diag::kRulesSource, report);
  if (report.errors() > before) return false;
  const std::uint32_t start = source_->made.empty() ? kRuleTags : source_->made.back()->end() + 1;
  source_->made.push_back(std::make_unique<RuleTags>(start));
  RuleTags& tags = *source_->made.back();
  const std::vector<Statement> statements = FileReader(tags, report).read(root, name);
  auto programs = RulePrograms(tags, environment, report).of(statements);
  std::move(programs.begin(), programs.end(), std::back_inserter(programs_));
  return report.errors() == before;
}

void RuleSet::check(const Value& data, const jinja::RunOptions& options,
                    diag::Report& report) const {
  NoOutput output;
  jinja::RunOptions own = options;
  own.limits.steps = std::min(own.limits.steps, kMostSteps);
  // A rule on what is not there would always hold.
  own.missing = jinja::Missing::error;
  for (const auto& program : programs_)
    jinja::run(*program, *environment_, data, output, own, report);
}

std::shared_ptr<const diag::Source> RuleSet::source() const {
  return source_;
}

}  // namespace chengwen::gongwen
