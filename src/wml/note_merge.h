#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace chengwen::wml {

class Insertion;
class Needs;
class SourceDocument;

/// One kind of note, by the names of its part's relationship and of its elements.
struct NoteKind {
  std::string_view word;       ///< "footnotes"
  const char* element;         ///< "w:footnote"
  std::string_view reference;  ///< "w:footnoteReference"
};

/// Notes of one kind that are to be appended to `part`.
struct CollectedNotes {
  std::string part, xml;
  int next = 1;
};

/// Appends notes that come while a document is filled to ours: footnotes and endnotes (17.11) of
/// the data, and those and the comments (17.13.4) of sub-documents.
class NoteMerge {
 public:
  static constexpr std::size_t kFootnotes = 0, kEndnotes = 1, kComments = 2;
  static constexpr std::array<NoteKind, 3> kKinds = {{
      {"footnotes", "w:footnote", "w:footnoteReference"},
      {"endnotes", "w:endnote", "w:endnoteReference"},
      {"comments", "w:comment", "w:commentReference"},
  }};

  explicit NoteMerge(Needs& needs) : needs_(needs) {}

  /// Copies the note of kind `kind` with number `id` and gives the copy's number; "" when there is
  /// no such note.
  std::string add(std::size_t kind, std::string_view id, SourceDocument& source,
                  Insertion& insertion);
  /// The part of ours for footnotes or endnotes, made with separators when there is none.
  const std::string& part(std::size_t kind);
  /// Adds a note with these paragraphs there and gives its number.
  std::string append(std::size_t kind, std::string_view paragraphs);
  /// A number that no note of the part has, and a whole element that has it.
  std::string next_number(std::size_t kind);
  void append_note(std::size_t kind, std::string_view note);
  void finish();

 private:
  CollectedNotes& collected(std::size_t kind, const std::function<std::string()>& first_part);
  std::string first_part(std::size_t kind, const std::string& from, SourceDocument& source,
                         Insertion& insertion);

  Needs& needs_;
  std::array<std::optional<CollectedNotes>, kKinds.size()> collected_;
};

}  // namespace chengwen::wml
