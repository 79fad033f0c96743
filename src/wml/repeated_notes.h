#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "jinja/environment.h"
#include "jinja/program.h"
#include "wml/note_merge.h"
#include "wml/story_writer.h"

namespace chengwen::wml {

/// Footnotes and endnotes of the template that its body refers to from inside loops: each pass has
/// a note of its own, filled where the reference stands.
class RepeatedNotes {
 public:
  using Programs = std::map<std::string, std::shared_ptr<const jinja::Program>, std::less<>>;

  RepeatedNotes(Needs& needs, diag::Report& report) : needs_(needs), report_(report) {}

  /// The notes of one kind; `writer` is that of their part.
  void set(std::size_t kind, const Programs& programs, StoryWriter& writer) {
    kinds_[kind] = {&programs, &writer, {}};
  }
  /// Writes note `id` of the template for one more pass and gives its number: its own the first
  /// time; `id` itself when there is no such note.
  std::string write(std::size_t kind, std::string_view id, jinja::Host& host);

 private:
  struct Kind {
    const Programs* programs = nullptr;
    StoryWriter* writer = nullptr;
    std::set<std::string, std::less<>> written;
  };

  Needs& needs_;
  diag::Report& report_;
  std::array<Kind, 2> kinds_;
};

}  // namespace chengwen::wml
