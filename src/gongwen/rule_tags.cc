#include "gongwen/rule_tags.h"

#include <algorithm>

#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

/// The bytes of a JSON string's text, between its quotes, that lead to `decoded` bytes of the
/// value.
std::size_t raw_length(std::string_view json, std::size_t decoded) {
  std::size_t raw = 0;
  for (std::size_t done = 0; done < decoded && raw < json.size();) {
    if (json[raw] != '\\') {
      ++raw;
      ++done;
      continue;
    }
    constexpr std::size_t kUnicodeEscape = 6;
    if (json.substr(raw).starts_with("\\u")) {
      // The value holds what the four digits stand for.
      const auto code = static_cast<char32_t>(
          std::strtoul(std::string(json.substr(raw + 2, 4)).c_str(), nullptr, 16));
      std::string bytes;
      text::append(bytes, code);
      done += bytes.size();
      raw += kUnicodeEscape;
    } else {
      raw += 2;
      ++done;
    }
  }
  return std::min(raw, json.size());
}

}  // namespace

void RuleTags::add(std::string_view text, const data::Value& about) {
  const std::size_t begin = text_.size();
  text_ += text;
  pieces_.push_back(
      {begin, text_.size(), about.origin(), about.is_string() && about.as_string() == text});
  tags_.back().end = text_.size();
}

std::vector<jinja::Segment> RuleTags::segments(std::size_t begin, std::size_t end) const {
  std::vector<jinja::Segment> segments;
  for (std::size_t at = begin; at < end; ++at) {
    const Tag& tag = tags_[at];
    jinja::Segment segment;
    segment.kind = jinja::Segment::Kind::statement;
    segment.text = std::string_view(text_).substr(tag.begin, tag.end - tag.begin);
    segment.span = {diag::kRulesSource, start_ + static_cast<std::uint32_t>(tag.begin),
                    start_ + static_cast<std::uint32_t>(tag.end)};
    segments.push_back(segment);
  }
  return segments;
}

/// The expression of the file that the bytes [begin, end) touch; without one, what they lie in or
/// behind. An expression that is not finished goes wrong where text of our own begins behind it.
const RuleTags::Piece* RuleTags::piece_at(std::size_t begin, std::size_t end) const {
  const Piece* around = nullptr;
  for (const Piece& piece : pieces_) {
    if (piece.begin > end) break;
    const bool ends_before = around != nullptr && around->expression && around->end == begin;
    if (ends_before && piece.begin == begin && !piece.expression) return around;
    if (piece.expression && piece.end > begin && (piece.begin < end || piece.begin <= begin))
      return &piece;
    if (piece.begin <= begin) around = &piece;
  }
  return around;
}

diag::Place RuleTags::locate(std::uint32_t begin, std::uint32_t end,
                             const data::DataFiles& files) const {
  const std::size_t first = begin - start_, last = end - start_;
  const Piece* piece = piece_at(first, last);
  if (piece == nullptr || piece->origin == 0) return {};
  const std::uint32_t offset = piece->origin - 1;
  if (!piece->expression) return files.locate(offset, offset);
  const std::string_view token = files.text_at(offset);
  const auto at = [&](std::size_t position) {
    const std::size_t decoded = std::clamp(position, piece->begin, piece->end) - piece->begin;
    return offset + 1 + static_cast<std::uint32_t>(raw_length(token.substr(1), decoded));
  };
  return files.locate(at(first), at(last));
}

}  // namespace chengwen::gongwen
