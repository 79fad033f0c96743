#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/data_files.h"
#include "diag/place.h"
#include "jinja/segment.h"

namespace chengwen::gongwen {

/// Where the texts of rules begin in the offset space of diag::kRulesSource; the files themselves
/// lie before.
inline constexpr std::uint32_t kRuleTags = 0x80000000;

/// The tags that rules are turned into: text of our own around expressions of the file, each of
/// which knows where it stands there.
class RuleTags {
 public:
  /// `start` is the offset of the first tag.
  explicit RuleTags(std::uint32_t start) : start_(start) {}

  void begin_tag() { tags_.push_back({text_.size(), text_.size()}); }
  /// Text of our own; mistakes in it belong to the value `about` of the file.
  void add(std::string_view text, const data::Value& about);
  /// An expression of the file.
  void add_expression(const data::Value& expression) { add(expression.as_string(), expression); }

  std::size_t count() const { return tags_.size(); }
  /// The tags [begin, end) as statements; they point into this object.
  std::vector<jinja::Segment> segments(std::size_t begin, std::size_t end) const;
  std::uint32_t end() const { return start_ + static_cast<std::uint32_t>(text_.size()); }
  std::uint32_t start() const { return start_; }
  /// The place of the bytes [begin, end) of the offset space in the file.
  diag::Place locate(std::uint32_t begin, std::uint32_t end, const data::DataFiles& files) const;

 private:
  struct Tag {
    std::size_t begin, end;
  };
  struct Piece {
    std::size_t begin, end;
    std::uint32_t origin;  ///< of the value in the file
    bool expression;       ///< the piece is the text that the value holds
  };

  const Piece* piece_at(std::size_t begin, std::size_t end) const;

  std::uint32_t start_;
  std::string text_;
  std::vector<Tag> tags_;
  std::vector<Piece> pieces_;
};

}  // namespace chengwen::gongwen
