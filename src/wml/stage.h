#pragma once

#include <cstdint>
#include <functional>

namespace chengwen::wml {

/// What making a document consists of; `parse` to `compile` come once for each story.
enum class Stage : std::uint8_t {
  read,       ///< the template's zip
  parse,      ///< XML to trees
  scan,       ///< text joined over runs, tags found in it
  normalise,  ///< tags made whole, hoisted and levelled
  cut,        ///< trees to segments
  compile,    ///< segments to programs
  run,        ///< programs and data to XML
  write       ///< XML deflated into a zip
};

/// Told whenever a stage has ended.
using StageListener = std::function<void(Stage)>;
inline const StageListener kNobody = [](Stage) {};

}  // namespace chengwen::wml
