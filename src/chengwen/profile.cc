#include "gongwen/profile.h"

#include <utility>

#include "chengwen/chengwen.h"
#include "chengwen/findings.h"

namespace chengwen {

std::optional<Profile> Profile::read(ProfileText text, const Find& find, Findings& findings) {
  Findings::State& state = findings.state();
  auto files = std::make_shared<data::DataFiles>();
  state.sources.set(diag::kDataSource, files);
  const auto find_text = [&](const std::string& name,
                             const std::string& from) -> std::optional<gongwen::Profile::Text> {
    std::optional<ProfileText> found;
    if (find) found = find(name, from);
    if (!found) return std::nullopt;
    return gongwen::Profile::Text{std::move(found->json), std::move(found->name)};
  };
  Profile profile;
  profile.rules_ = gongwen::Profile::read({std::move(text.json), std::move(text.name)}, find_text,
                                          *files, state.report);
  if (!profile.rules_) return std::nullopt;
  return profile;
}

}  // namespace chengwen
