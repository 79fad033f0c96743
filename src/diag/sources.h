#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "diag/place.h"
#include "diag/span.h"

namespace chengwen::diag {

/// A text that spans point into. Implemented by the rooms that know the format (data for JSON, wml
/// for Word stories).
class Source {
 public:
  virtual ~Source() = default;
  /// The place of the bytes [begin, end) as a reader sees it. Called only when something is
  /// printed.
  virtual Place locate(std::uint32_t begin, std::uint32_t end) const = 0;
};

/// The sources of one run, by number.
class Sources {
 public:
  /// Puts `source` under `number`, replacing what was there.
  void set(std::uint32_t number, std::shared_ptr<const Source> source);
  /// No number from this one on has a source.
  std::size_t size() const { return sources_.size(); }
  /// What stands under `number`; null when nothing does.
  const Source* find(std::uint32_t number) const;
  /// The place of `span`; an empty Place when the span or its source is unknown.
  Place locate(const Span& span) const;

 private:
  std::vector<std::shared_ptr<const Source>> sources_;
};

}  // namespace chengwen::diag
