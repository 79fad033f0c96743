#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "wml/abridged_part.h"

namespace chengwen::wml {

/// Recognises plain paragraphs in the bytes of a part. What is written in an unusual way is none:
/// blanks around `=`, text between elements, entities in attributes.
class PlainReader {
 public:
  /// Reads bytes before `end`, where a 0 stands. Adds paragraphs, texts and their characters to
  /// `out`.
  PlainReader(const char* end, AbridgedPart& out) : end_(end), out_(out) {}

  /// Reads the paragraph that begins at `at` and gives its end. Null, and nothing is added, when it
  /// is none, or no plain one.
  const char* read(const char* at);

 private:
  struct Tag {
    std::string_view name;
    std::string_view value;  ///< of w:val
    bool closed = false;     ///< `<w:b/>`
    bool keeps_blanks = false;
    bool typed = false;  ///< it has a w:type: a page break
  };
  /// A w:pPr or w:rPr.
  struct Properties {
    std::string_view xml, style, outline;
  };

  bool paragraph();
  bool run(std::size_t number);
  bool text(const Tag& tag, std::string_view run_properties, std::size_t run);
  /// The same of one kind that were read last.
  struct KnownProperties {
    std::array<Properties, 4> all;
    std::size_t next = 0;
  };
  bool properties(std::string_view name, KnownProperties& known, Properties& out);
  bool read_properties(std::string_view name, Properties& out);
  bool start_tag(Tag& tag);
  bool read_start_tag(Tag& tag);
  bool attribute(Tag& tag);
  std::string_view name();
  // Inline: short literals are compared as numbers.
  bool begins(std::string_view literal) const {
    return literal.size() <= static_cast<std::size_t>(end_ - at_) &&
           std::memcmp(at_, literal.data(), literal.size()) == 0;
  }
  bool skip(std::string_view literal) {
    const bool there = begins(literal);
    if (there) at_ += literal.size();
    return there;
  }

  const char* const end_;
  AbridgedPart& out_;
  const char* at_ = nullptr;
  PlainParagraph paragraph_;
  /// Most runs begin and have the same properties as one before: those need not be read again.
  KnownProperties known_of_paragraphs_, known_of_runs_;
  struct KnownTag {
    std::string_view xml;
    Tag tag;
  };
  std::array<KnownTag, 16> known_tags_;  ///< by a letter of their names
};

}  // namespace chengwen::wml
