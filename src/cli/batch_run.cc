#include "cli/batch_run.h"

#include <algorithm>
#include <filesystem>
#include <thread>
#include <utility>
#include <vector>

#include "chengwen/findings.h"
#include "chengwen/report_line.h"
#include "cli/files.h"
#include "cli/folder_files.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/sha256.h"
#include "diag/json_object.h"

namespace chengwen::cli {
namespace {

namespace fs = std::filesystem;

// So many outcomes may wait for a slow record before them.
constexpr std::uint64_t kMostAhead = 4096;

bool is_disk_full(const diag::Report& report) {
  const auto& all = report.diagnostics();
  return std::any_of(all.begin(), all.end(), [](const diag::Diagnostic& diagnostic) {
    return diagnostic.message == &messages::kDiskFull;
  });
}

/// The lines of findings, one object each, as an array.
std::string as_array(std::string_view lines) {
  std::string array = "[";
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (array.size() > 1) array += ',';
    array += lines.substr(0, end);
    lines.remove_prefix(end + 1);
  }
  return array += ']';
}

/// A line of the report as far as the findings. `sum` is that of the document, "" when there is
/// none.
std::string head_of_line(const Record& record, const std::string& name, const std::string& sum,
                         const std::string& input) {
  std::string head;
  {
    diag::JsonObject line(head);
    line.number("record", record.index);
    line.text("source", record.source);
    line.text("status", sum.empty() ? "error" : "ok");
    line.text_if_any("file", name);
    line.text_if_any("sha256", sum);
    line.text("input", input);
  }
  head.pop_back();
  return head;
}

/// The sum of the bytes of a file; "" when there is none.
std::string sum_of_file(const std::string& path) {
  diag::Report ignored;
  const auto bytes = read_file(path, ignored);
  return bytes ? sha256(*bytes) : "";
}

/// The files that a document was made from beside its record, as a member of its line.
std::string files_member(const FolderFiles& files) {
  const auto sums = files.sums();
  if (sums.empty()) return "";
  std::string member;
  {
    diag::JsonObject object(member);
    for (const auto& [path, sum] : sums) object.text(path, sum);
  }
  return ",\"files\":" + member;
}

/// Whether the files that a line of the report names are as it says.
bool are_files_the_same(const std::string& line) {
  const auto files = files_of_line(line);
  return files && std::ranges::all_of(*files, [](const auto& file) {
           return file.second == sum_of_file(file.first);
         });
}

bool make_folder_of(const std::string& path, diag::Report& report) {
  const fs::path folder = fs::path(path).parent_path();
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return true;
  fs::create_directories(folder, error);
  if (!error) return true;
  if (error == std::errc::no_space_on_device) {
    report.add(diag::Diagnostic(messages::kDiskFull, {folder.string()}));
  } else {
    report.add(diag::Diagnostic(messages::kCannotWrite, {folder.string(), error.message()}));
  }
  return false;
}

}  // namespace

std::atomic<bool> BatchRun::stopped_ = false;

BatchRun::BatchRun(const Template& compiled, const NameTemplate& names, RecordSource& source,
                   BatchReport& report, Progress& progress, const Context& context,
                   BatchOptions options)
    : compiled_(compiled),
      names_(names),
      source_(source),
      report_(report),
      progress_(progress),
      context_(context),
      options_(std::move(options)) {}

void BatchRun::run() {
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < options_.threads; ++i) helpers.emplace_back([this] { work(); });
  work();
  for (std::thread& helper : helpers) helper.join();
  complete_ = source_ended_ && next_ == taken_ + 1 && !source_findings_.has_errors();
  const bool empty = complete_ && taken_ == 0;
  if (empty)
    source_findings_.state().report.add(
        diag::Diagnostic(messages::kNoRecords, {options_.records_path}));
  progress_.end();
  if (source_findings_.has_errors()) {
    ++counts_.failed;
    context_.print(source_findings_);
  }
  Findings ending;
  if (!report_.finish(complete_ && !empty, ending.state().report)) {
    ++counts_.failed;
    context_.print(ending);
  }
}

void BatchRun::work() {
  while (const auto record = take()) collect(record->index, process(*record));
}

std::optional<Record> BatchRun::take() {
  {
    std::unique_lock lock(outcome_mutex_);
    settled_.wait(lock, [&] { return stopped_ || waiting_.size() < kMostAhead; });
  }
  const std::lock_guard lock(source_mutex_);
  if (stopped_ || source_ended_) return std::nullopt;
  auto record = source_.next(source_findings_.state().report);
  if (!record) {
    source_ended_ = true;
    return std::nullopt;
  }
  taken_ = record->index;
  return record;
}

BatchRun::Outcome BatchRun::process(const Record& record) {
  Findings findings;
  FolderFiles files({record.path}, options_.fill.allowed_folders, options_.template_path);
  const auto data = read(record, files, findings);
  const auto name = data ? names_.name(*data, record.index, findings) : std::nullopt;
  const std::uint64_t other = claim(record.index, name.value_or(""));
  if (!options_.shard.takes(record.index))
    return {Outcome::Status::elsewhere, {}, {}, false, false};
  if (other != 0) {
    diag::Diagnostic same(messages::kSameName, {*name, std::to_string(other)});
    same.file = record.source;
    findings.state().report.add(std::move(same));
  }
  const bool sound = name && other == 0;
  const std::string input = report_.is_open() ? sha256(options_.input + record.text.text) : "";
  if (sound && options_.resume && is_done(record, *name, input))
    return {Outcome::Status::kept, {}, {}, false, false};
  return fill(record, sound ? &*data : nullptr, files, name.value_or(""), input, findings);
}

std::optional<Data> BatchRun::read(const Record& record, FolderFiles& files,
                                   Findings& findings) const {
  if (record.unreadable) {
    findings.state().report.add(*record.unreadable);
    return std::nullopt;
  }
  auto data = Data::parse(record.text, record.file, findings, &files);
  for (const std::string& assignment : options_.assignments) {
    if (data && !data->assign(assignment, "--set", findings)) data.reset();
  }
  if (data && options_.schema && !options_.schema->check(*data, findings)) data.reset();
  return data;
}

bool BatchRun::is_done(const Record& record, const std::string& name, const std::string& input) {
  if (!report_.is_open()) return fs::is_regular_file(name);
  std::string before;
  {
    const std::lock_guard lock(outcome_mutex_);
    before = report_.line(record.index);
  }
  if (before.empty()) return false;
  const std::string sum = sum_of_file(name);
  return !sum.empty() && before.starts_with(head_of_line(record, name, sum, input)) &&
         are_files_the_same(before);
}

std::uint64_t BatchRun::claim(std::uint64_t record, const std::string& name) {
  std::uint64_t other = 0;
  std::unique_lock lock(claim_mutex_);
  claim_turn_.wait(lock, [&] { return claimed_ + 1 == record; });
  ++claimed_;
  if (!name.empty()) {
    const std::string sum = sha256(NameTemplate::alike(name)).substr(0, 16);
    const auto [claim, is_free] = claims_.try_emplace(std::stoull(sum, nullptr, 16), record);
    if (!is_free) other = claim->second;
  }
  lock.unlock();
  claim_turn_.notify_all();
  return other;
}

/// Writes the document of a record; without `data` there is only what `findings` say.
BatchRun::Outcome BatchRun::fill(const Record& record, const Data* data, FolderFiles& files,
                                 const std::string& name, const std::string& input,
                                 Findings& findings) {
  std::optional<std::string> document;
  diag::Report& report = findings.state().report;
  if (data) {
    const auto filled = cli::fill(compiled_, *data, files, options_.fill, name, findings);
    if (filled) document = filled->pack();
  }
  if (options_.fill.strict) findings.make_warnings_errors();
  const bool written = document &&
                       are_apart({name}, {options_.template_path, record.path}, report) &&
                       make_folder_of(name, report) && write_file(name, *document, report);
  Outcome outcome;
  outcome.status = written ? Outcome::Status::written : Outcome::Status::failed;
  outcome.warned = written && findings.warnings() > 0;
  outcome.fatal = is_disk_full(report);
  if (!written) {
    outcome.findings = context_.json
                           ? findings.json(context_.language)
                           : context_.words("第 ", "record ") + std::to_string(record.index) +
                                 context_.words(" 条记录：", ":") + "\n" +
                                 findings.text(context_.language);
  }
  if (!report_.is_open()) return outcome;
  outcome.line = head_of_line(record, name, written ? sha256(*document) : "", input) +
                 files_member(files) +
                 ",\"findings\":" + as_array(findings.json(context_.language)) + "}";
  return outcome;
}

void BatchRun::collect(std::uint64_t record, Outcome outcome) {
  const std::lock_guard lock(outcome_mutex_);
  waiting_.emplace(record, std::move(outcome));
  while (!waiting_.empty() && waiting_.begin()->first == next_) {
    settle(next_, waiting_.begin()->second);
    waiting_.erase(waiting_.begin());
    ++next_;
  }
  settled_.notify_all();
  progress_.show(counts_, [&] {
    const std::lock_guard source_lock(source_mutex_);
    return source_.progress();
  });
}

void BatchRun::settle(std::uint64_t record, const Outcome& outcome) {
  switch (outcome.status) {
    case Outcome::Status::elsewhere:
      return;
    case Outcome::Status::kept:
      ++counts_.kept;
      if (report_.is_open()) report_.keep(record);
      return;
    case Outcome::Status::written:
      ++counts_.written;
      counts_.warned += outcome.warned ? 1 : 0;
      break;
    case Outcome::Status::failed:
      ++counts_.failed;
      progress_.print(outcome.findings);
      break;
  }
  Findings findings;
  const bool told =
      !report_.is_open() || report_.add(record, outcome.line, findings.state().report);
  if (!told) progress_.print(findings.text(context_.language));
  if (!told || outcome.fatal) stopped_ = true;
}

}  // namespace chengwen::cli
