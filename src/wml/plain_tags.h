#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "wml/mark.h"

namespace chengwen::wml {

/// Cuts the bytes of a plain paragraph at its tags, as normalise() does in the tree: what lay
/// between the pieces of a tag goes, and text behind it joins the run of its first brace.
class PlainTags {
 public:
  PlainTags(const StoryTree& tree, const PlainParagraph& paragraph);

  /// Goes to the next tag; false behind the last.
  bool next();

  /// Its index.
  std::size_t tag() const { return next_ - 1; }
  /// Where it stands in the part.
  const char* begin() const { return begin_; }
  const char* end() const { return end_; }
  /// The end of the start tag of its w:t, which lies behind the tag before it, where xml:space is
  /// missing; else null.
  const char* lacks_attribute() const;
  /// How many of w:p, w:r and w:t it shares with the tag before it.
  std::size_t shared() const { return shared_; }
  /// Of the run that it prints into.
  std::string_view run_properties() const { return run_properties_; }

 private:
  const PlainText& text_at(std::size_t offset) const;

  const StoryTree& tree_;
  const PlainParagraph& paragraph_;
  std::size_t next_ = 0;
  const PlainText* first_ = nullptr;  // the tag begins in
  const PlainText* last_ = nullptr;   // the tag ends in
  const char* begin_ = nullptr;
  const char* end_ = nullptr;
  std::size_t shared_ = 0;
  std::string_view run_properties_;
};

}  // namespace chengwen::wml
