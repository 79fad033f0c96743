#include "diag/report.h"

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>
#include <utility>

namespace chengwen::diag {
namespace {

bool same_mistake(const Diagnostic& a, const Diagnostic& b) {
  return a.message == b.message && a.span == b.span && a.file == b.file &&
         a.arguments == b.arguments;
}

std::size_t hash(const Diagnostic& diagnostic) {
  std::size_t result = std::hash<const Message*>{}(diagnostic.message);
  const auto mix = [&result](std::size_t part) { result = result * 31 + part; };
  mix(diagnostic.span.source);
  mix(diagnostic.span.begin);
  mix(diagnostic.span.end);
  for (const std::string& argument : diagnostic.arguments) mix(std::hash<std::string>{}(argument));
  return result;
}

/// The first places that a repeated mistake has to do with are told, the others counted.
void add_places(Diagnostic& known, std::vector<Note> notes) {
  constexpr std::ptrdiff_t kMostPlaces = 3;
  for (Note& note : notes) {
    const auto same = [&](const Note& other) { return other.message == note.message; };
    const auto there = [&](const Note& other) { return same(other) && other.span == note.span; };
    if (!note.span.known() || std::ranges::any_of(known.notes, there) ||
        std::ranges::count_if(known.notes, same) >= kMostPlaces)
      continue;
    known.notes.push_back(std::move(note));
  }
}

}  // namespace

void Report::add(Diagnostic diagnostic) {
  const auto [begin, end] = positions_.equal_range(hash(diagnostic));
  for (auto it = begin; it != end; ++it) {
    Diagnostic& known = diagnostics_[it->second];
    if (!same_mistake(known, diagnostic)) continue;
    known.occurrences += diagnostic.occurrences;
    add_places(known, std::move(diagnostic.notes));
    return;
  }
  errors_ += diagnostic.severity == Severity::error;
  warnings_ += diagnostic.severity == Severity::warning;
  diagnostics_.push_back(std::move(diagnostic));
  index(diagnostics_.size() - 1);
}

void Report::index(std::size_t position) {
  positions_.emplace(hash(diagnostics_[position]), position);
}

void Report::make_warnings_errors() {
  for (Diagnostic& diagnostic : diagnostics_) {
    if (diagnostic.severity == Severity::warning) diagnostic.severity = Severity::error;
  }
  errors_ += std::exchange(warnings_, 0);
}

void Report::sort() {
  std::stable_sort(
      diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.span.source, a.span.begin) < std::tie(b.span.source, b.span.begin);
      });
  positions_.clear();
  for (std::size_t position = 0; position < diagnostics_.size(); ++position) index(position);
}

}  // namespace chengwen::diag
