#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "diag/message.h"
#include "diag/span.h"

namespace chengwen::diag {

/// A hint, or a second place, that belongs to a diagnostic: "did you mean", "opened here", "the
/// value comes from here". In its words `{path}` stands for the value path of its place.
struct Note {
  const Message* message = nullptr;
  std::vector<std::string> arguments;
  Span span;
};

/// What a user's file got wrong: which message, where, and what to do about it.
struct Diagnostic {
  const Message* message = nullptr;
  std::vector<std::string> arguments;
  Span span;
  std::vector<Note> notes;
  Severity severity = Severity::error;
  /// How often it happened: a mistake inside a loop is told once.
  std::uint32_t occurrences = 1;
  /// The file it concerns where `span` points nowhere ("绩效报告.docx"); may be empty.
  std::string file;

  Diagnostic() = default;
  explicit Diagnostic(const Message& what, std::vector<std::string> words = {}, Span where = {})
      : message(&what), arguments(std::move(words)), span(where), severity(what.severity) {}

  Diagnostic&& note(const Message& what, std::vector<std::string> words = {}, Span where = {}) && {
    notes.push_back({&what, std::move(words), where});
    return std::move(*this);
  }
};

/// Thrown where work cannot go on; caught at a stage's border and turned into an entry of the
/// Report.
class Failure : public std::exception {
 public:
  explicit Failure(Diagnostic diagnostic) : diagnostic_(std::move(diagnostic)) {}
  Failure(const Message& what, std::vector<std::string> words = {}, Span where = {})
      : diagnostic_(what, std::move(words), where) {}

  const char* what() const noexcept override { return diagnostic_.message->id.data(); }
  const Diagnostic& diagnostic() const { return diagnostic_; }
  Diagnostic& diagnostic() { return diagnostic_; }

 private:
  Diagnostic diagnostic_;
};

}  // namespace chengwen::diag
