#include <algorithm>

#include "chengwen/chengwen.h"
#include "chengwen/data.h"
#include "chengwen/dialect.h"
#include "chengwen/findings.h"
#include "chengwen/messages.h"
#include "jinja/compiler.h"
#include "jinja/plain_text.h"
#include "jinja/vm.h"
#include "text/file_name.h"

namespace chengwen {
namespace {

/// Text in which values cannot be more than a part of a file's name.
class NameOutput : public jinja::TextOutput {
 public:
  void value(const data::Value& value, std::uint32_t site) override {
    std::string words;
    text::append_to_file_name(words, value.to_string());
    TextOutput::value(data::Value::string(words), site);
  }
};

}  // namespace

struct NameTemplate::State {
  std::string pattern;
  std::shared_ptr<const jinja::PlainTextSource> source;
  std::shared_ptr<const jinja::Program> program;
  std::size_t folder = 0;  ///< of the pattern: the folder that the caller chose, up to its `/`
};

NameTemplate::NameTemplate(std::unique_ptr<State> state) : state_(std::move(state)) {}
NameTemplate::NameTemplate(NameTemplate&&) noexcept = default;
NameTemplate& NameTemplate::operator=(NameTemplate&&) noexcept = default;
NameTemplate::~NameTemplate() = default;

std::optional<NameTemplate> NameTemplate::parse(std::string pattern, Findings& findings) {
  diag::Report& report = findings.state().report;
  const std::size_t before = report.errors();
  auto state = std::make_unique<State>();
  state->pattern = std::move(pattern);
  const std::size_t folder = state->pattern.substr(0, state->pattern.find('{')).rfind('/');
  state->folder = folder == std::string::npos ? 0 : folder + 1;
  state->source = std::make_shared<jinja::PlainTextSource>("--output", state->pattern);
  findings.state().sources.set(diag::kNameSource, state->source);
  const auto segments = jinja::cut_plain_text(state->pattern, diag::kNameSource, report);
  state->program = jinja::compile(segments, dialect().environment, report);
  if (report.errors() > before) return std::nullopt;
  return NameTemplate(std::move(state));
}

std::string NameTemplate::alike(std::string_view name) {
  return text::alike_file_name(name);
}

std::optional<std::string> NameTemplate::name(const Data& record, std::uint64_t index,
                                              Findings& findings) const {
  diag::Report& report = findings.state().report;
  const std::size_t before = report.errors();
  findings.state().sources.set(diag::kNameSource, state_->source);
  findings.state().sources.set(diag::kDataSource, record.state_->files);
  data::Value root = data::Value::map();
  for (const data::Map::Entry& entry : record.state_->root.as_map().entries())
    root.mutable_map().set(entry.key, entry.value);
  data::Value loop = data::Value::map();
  const auto number = data::Value::integer(static_cast<std::int64_t>(index));
  const auto from_zero = data::Value::integer(static_cast<std::int64_t>(index) - 1);
  loop.mutable_map().set(data::Value::string("index"), number);
  loop.mutable_map().set(data::Value::string("index0"), from_zero);
  root.mutable_map().set(data::Value::string("loop"), std::move(loop));
  jinja::RunOptions options;
  options.missing = jinja::Missing::error;
  NameOutput output;
  jinja::run(*state_->program, dialect().environment, root, output, options, report);
  if (report.errors() > before) return std::nullopt;

  const std::string& words = output.text();
  std::string name = words.substr(0, state_->folder);
  for (std::size_t begin = state_->folder; begin <= words.size();) {
    const std::size_t end = std::min(words.find('/', begin), words.size());
    const std::string part = text::file_name(std::string_view(words).substr(begin, end - begin));
    if (part.empty()) {
      report.add(diag::Diagnostic(messages::kEmptyName, {words}));
      return std::nullopt;
    }
    name += part;
    if (end < words.size()) name += '/';
    begin = end + 1;
  }
  return name;
}

}  // namespace chengwen
