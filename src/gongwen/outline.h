#pragma once

#include <cstdint>

#include "data/value.h"
#include "jinja/environment.h"

namespace chengwen::gongwen {

/// Counts the headings of one story. 序号 and sections share the count: one goes on from the other.
class Outline {
 public:
  /// Levels 1 to `levels`.
  Outline(jinja::Host& host, std::size_t levels);

  /// The next number of a level; those below it start anew.
  std::int64_t next(std::size_t level);
  /// All levels start anew.
  void restart();

  /// Sections whose headings begin at `level` start anew behind other sections and go on behind a
  /// number of 序号. True when they start anew behind others.
  bool begin_sections(std::size_t level);
  void end_sections(std::size_t level);

 private:
  std::size_t levels_;
  data::Value& counts_;  // a list: the last number of each level
  data::Value& ended_;   // a list of booleans: sections were the last to count this level
};

}  // namespace chengwen::gongwen
