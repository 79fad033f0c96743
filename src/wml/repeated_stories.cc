#include "wml/repeated_stories.h"

#include <utility>

#include "wml/needs.h"

namespace chengwen::wml {

void RepeatedStories::add(const std::string& part, const jinja::Program& program,
                          StoryWriter& writer, const StoryParts& parts, bool shared) {
  stories_[part] = {&program, &writer, &parts, shared, false};
}

bool RepeatedStories::owns(std::string_view part) const {
  const auto story = stories_.find(part);
  return story != stories_.end() && !story->second.shared;
}

bool RepeatedStories::taken(std::string_view part) const {
  const auto story = stories_.find(part);
  return story != stories_.end() && story->second.taken;
}

std::string RepeatedStories::reference(const std::string& id, jinja::Host& host) {
  const std::string& main = needs_.package().main_part();
  for (const opc::Relationship& relationship : needs_.package().relationships(main)) {
    if (relationship.id != id || relationship.external) continue;
    const std::string part = opc::Package::resolve(main, relationship.target);
    const auto story = stories_.find(part);
    if (story == stories_.end()) return id;
    const bool first = !std::exchange(story->second.taken, true) && !story->second.shared;
    if (first) {
      write(part, story->second, host);
      return id;
    }
    const std::string copy = needs_.story_copy(part);
    for (const TaggedTarget& target : story->second.parts->targets)
      needs_.edit().unrelate(copy, target.id);
    write(copy, story->second, host);
    return needs_.relationship(main, relationship.type, "/" + copy, false);
  }
  return id;
}

void RepeatedStories::write(const std::string& part, Story& story, jinja::Host& host) {
  story.writer->move_to(part);
  host.run(*story.program, *story.writer, report_, jinja::Host::Names::all);
  needs_.edit().replace(part, story.writer->take());
  story.writer->drop_unshown_pictures();
}

}  // namespace chengwen::wml
