#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "opc/package.h"
#include "wml/document_styles.h"
#include "wml/files.h"
#include "wml/heading_list.h"
#include "wml/pictures.h"
#include "wml/used_ids.h"

namespace chengwen::wml {

class Inclusions;
class RepeatedNotes;
class RepeatedStories;
class SubdocumentMerge;

/// What filling asks of the rest of the document: ids, relationships, pictures, lists. One per
/// fill; finish() writes what was collected into the edit.
class Needs {
 public:
  /// `file` is what Files calls the document; "" = the one that is filled first.
  Needs(const opc::Package& package, const DocumentStyles& styles, const UsedIds& used,
        Inclusions& inclusions, std::string file, opc::Edit& edit);
  ~Needs();

  const opc::Package& package() const { return package_; }
  const DocumentStyles& styles() const { return styles_; }
  opc::Edit& edit() { return edit_; }
  const Resources& resources() const;
  /// The documents that this one may take in.
  Inclusions& inclusions() { return inclusions_; }
  const std::string& file() const { return file_; }

  std::string drawing_id() { return std::to_string(drawings_.next()); }
  std::string annotation_id() { return std::to_string(annotations_.next()); }
  /// A bookmark name that nothing has, made from `name`; at most 40 characters, as Word wants.
  std::string bookmark_name(std::string_view name);
  bool has_bookmark(std::string_view name) const;
  /// The same, also for one that what comes later brings.
  bool will_have_bookmark(std::string_view name) const;
  /// `name` itself when nothing has it, and it is taken from now on; or else one made from it.
  std::string own_bookmark_name(std::string_view name);
  /// The id of a relationship of story part `part`; the same type and target give the same id. What
  /// a URI may not hold is encoded in an external target.
  std::string relationship(std::string_view part, std::string_view type, std::string_view target,
                           bool external);
  /// Puts bytes into the package as a media part, once, however often it is asked for, and gives
  /// its name. `extension` without a dot, in lower case.
  std::string media_part(std::string bytes, std::string_view extension,
                         std::string_view content_type);
  /// The id of the relationship of `part` to a media part.
  std::string media(std::string_view part, std::string_view media_part);
  Pictures& pictures() { return pictures_; }
  /// Nothing shows the template's picture behind this relationship any more: it goes, and its part
  /// when no other relationship leads there.
  void drop_media(std::string_view part, std::string_view relationship);
  /// A copy of a header or footer with the same relationships, still empty; its name.
  std::string story_copy(const std::string& part);
  /// A part name like `name` that nothing has.
  std::string free_part(std::string_view name);
  /// Adds a part that the main part relates to, with nothing but the element `root`, and gives its
  /// name. `word` is what it is in relationships and content types: "styles", "footnotes".
  std::string made_part(std::string_view word, std::string_view root);
  /// The number of a list like `list` that starts from its beginning.
  int restarted_list(int list);
  /// Numbers for w:num and w:abstractNum that nothing has, and the elements that get them.
  int next_list() { return next_list_++; }
  int next_definition() { return next_definition_++; }
  /// The number of a definition that consists of these elements; the same ones give the same
  /// number.
  int made_definition(const std::string& elements);
  void add_list(std::string_view number) { lists_ += number; }
  void add_definition(std::string_view definition) { definitions_ += definition; }
  /// Our numbering part, made when there is none.
  const std::string& numbering_part();

  SubdocumentMerge& subdocuments();
  HeadingLists& heading_lists() { return heading_lists_; }

  /// Set while stories are filled.
  RepeatedNotes* repeated_notes() { return repeated_notes_; }
  RepeatedStories* repeated_stories() { return repeated_stories_; }
  void set_repeated(RepeatedNotes* notes, RepeatedStories* stories) {
    repeated_notes_ = notes;
    repeated_stories_ = stories;
  }
  /// The relationship of the main part to a header or footer without content.
  std::string blank_story(bool header);

  void finish();

 private:
  void drop_unused_media();

  const opc::Package& package_;
  const DocumentStyles& styles_;
  const UsedIds& used_;
  Inclusions& inclusions_;
  std::string file_;
  opc::Edit& edit_;
  FreshIds drawings_, annotations_;
  std::map<std::string, std::string, std::less<>> media_;  // bytes → part
  std::set<std::pair<std::string, std::string>> dropped_;  // part, relationship
  std::map<std::string, std::string> story_copies_;        // copy → original
  std::map<std::string, int, std::less<>> made_definitions_;
  std::map<std::string, int, std::less<>> names_;  // bookmark → last number given
  std::set<std::string, std::less<>> given_names_, given_parts_;
  std::string definitions_, lists_;  // w:abstractNum and w:num elements to be added
  int next_list_, next_definition_;
  std::string numbering_part_;
  Pictures pictures_{*this};
  std::unique_ptr<SubdocumentMerge> subdocuments_;  // once there is one
  HeadingLists heading_lists_{*this};
  RepeatedNotes* repeated_notes_ = nullptr;
  RepeatedStories* repeated_stories_ = nullptr;
  std::array<std::string, 2> blank_stories_;
};

}  // namespace chengwen::wml
