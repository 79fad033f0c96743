#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "diag/report.h"
#include "jinja/environment.h"
#include "jinja/program.h"
#include "wml/story_writer.h"

namespace chengwen::wml {

/// Headers and footers of sections that end inside loops: each pass has a part of its own, filled
/// where the section ends.
class RepeatedStories {
 public:
  RepeatedStories(Needs& needs, diag::Report& report) : needs_(needs), report_(report) {}

  /// A part with tags. `shared`: sections outside loops have it, too.
  void add(const std::string& part, const jinja::Program& program, StoryWriter& writer,
           const StoryParts& parts, bool shared);
  /// The relationship of the main part that leads to the part of this pass; `id` is that in the
  /// template.
  std::string reference(const std::string& id, jinja::Host& host);
  /// Whether `part` belongs to loops alone, and whether a pass has taken it.
  bool owns(std::string_view part) const;
  bool taken(std::string_view part) const;

 private:
  struct Story {
    const jinja::Program* program;
    StoryWriter* writer;
    const StoryParts* parts;
    bool shared, taken;
  };

  void write(const std::string& part, Story& story, jinja::Host& host);

  Needs& needs_;
  diag::Report& report_;
  std::map<std::string, Story, std::less<>> stories_;
};

}  // namespace chengwen::wml
