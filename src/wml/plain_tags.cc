#include "wml/plain_tags.h"

#include <algorithm>
#include <span>

namespace chengwen::wml {
namespace {

/// Where the byte of the joined text at `offset` stands in the part.
const char* in_part(const PlainText& text, std::size_t offset) {
  const bool has_entities = text.raw.size() > text.end - text.begin;
  offset -= text.begin;
  return text.raw.data() + (has_entities ? raw_offset(text.raw, offset) : offset);
}

}  // namespace

PlainTags::PlainTags(const StoryTree& tree, const PlainParagraph& paragraph)
    : tree_(tree), paragraph_(paragraph) {
  const bool has_texts = paragraph.first_text < paragraph.last_text;
  const auto next =
      has_texts ? std::ranges::lower_bound(tree.tags, paragraph.begin, {}, &jinja::Tag::begin)
                : tree.tags.end();
  next_ = static_cast<std::size_t>(next - tree.tags.begin());
}

bool PlainTags::next() {
  if (next_ == tree_.tags.size() || tree_.tags[next_].begin >= paragraph_.end) return false;
  const jinja::Tag& tag = tree_.tags[next_++];
  const PlainText* const before = last_;
  first_ = &text_at(tag.begin);
  last_ = &text_at(tag.end - 1);
  if (before == nullptr) {
    shared_ = 0;
  } else if (before->run != first_->run) {
    shared_ = 1;
  } else {
    shared_ = before == first_ ? 3 : 2;
  }
  if (shared_ < 2) run_properties_ = first_->run_properties;
  begin_ = in_part(*first_, tag.begin);
  end_ = in_part(*last_, tag.end);
  return true;
}

const char* PlainTags::lacks_attribute() const {
  return shared_ == 3 || first_->keeps_blanks ? nullptr : first_->raw.data() - 1;
}

const PlainText& PlainTags::text_at(std::size_t offset) const {
  const std::span texts =
      std::span(tree_.joined.plain_texts)
          .subspan(paragraph_.first_text, paragraph_.last_text - paragraph_.first_text);
  return *(std::ranges::upper_bound(texts, offset, {}, &PlainText::begin) - 1);
}

}  // namespace chengwen::wml
