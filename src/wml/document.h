#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "data/value.h"
#include "diag/report.h"
#include "diag/sources.h"
#include "jinja/fields.h"
#include "jinja/program.h"
#include "jinja/shape_machine.h"
#include "jinja/vm.h"
#include "opc/package.h"
#include "wml/dialect.h"
#include "wml/files.h"
#include "wml/inclusions.h"
#include "wml/stage.h"

namespace chengwen::wml {

class DocumentStyles;
class Needs;

/// Where and for what a document is filled.
struct Filling {
  std::function<void(const jinja::Program&, jinja::Output&, diag::Report&)> run;
  Inclusions& inclusions;
  std::string file;  ///< as Files calls it; "" = the one that takes in others
  Stories stories;
  opc::WriteOptions write;
  diag::Report& report;
};

/// How it is found out what data a document takes, as Filling.
struct Following {
  std::function<void(const jinja::Program&, jinja::ShapeSites)> run;
  Inclusions& inclusions;
  std::string file;
  Stories stories;
  diag::Report& report;
};

/// A tag of any kind as it stands in the template.
struct TypedTag {
  diag::Span span;
  std::string text;       ///< with the delimiters
  std::size_t depth = 0;  ///< how many blocks are open around it
};

/// A compiled Word template: its package and one program for each story that holds tags.
/// Immutable; any number of threads may fill it. `dialect` must outlive it.
class Document {
 public:
  /// Compiles every story; mistakes of all of them go to `report`, with spans whose sources are put
  /// into `sources`. Null when there was an error.
  static std::shared_ptr<const Document> compile(std::shared_ptr<const opc::Package> package,
                                                 const Dialect& dialect, diag::Report& report,
                                                 diag::Sources& sources,
                                                 const StageListener& ended = kNobody);
  /// As compile(), but a document with mistakes is given, too. All that it can do is fill(), which
  /// then tells what more is wrong with the data.
  static std::shared_ptr<const Document> attempt(std::shared_ptr<const opc::Package> package,
                                                 const Dialect& dialect, diag::Report& report,
                                                 diag::Sources& sources,
                                                 const StageListener& ended = kNobody,
                                                 const jinja::CompileOptions& options = {});
  ~Document();

  bool sound() const;

  /// Fills every story with `data`. Stories without tags stay as they are. The edit is of use only
  /// when `report` has no errors and the document is sound, and written with the same `write`.
  /// `sources` makes the spans of documents that come in printable.
  opc::Edit fill(const data::Value& data, const jinja::RunOptions& options,
                 const Resources& resources, diag::Report& report, diag::Sources& sources,
                 const opc::WriteOptions& write = {}) const;
  /// Fills a document that another takes in.
  opc::Edit fill(const Filling& filling) const;
  bool has_tags() const;

  /// Adds the data that the stories, and what they include, take. Of use only when `report` has no
  /// errors.
  void add_fields(jinja::Fields& fields, Inclusions& inclusions, diag::Report& report) const;
  /// The same of a document that another takes in.
  void follow(const Following& following) const;

  /// Makes the spans of this template printable with `sources`.
  void add_sources(diag::Sources& sources) const;

  /// Hints about what is right in the template but could be better.
  void advise(diag::Report& report) const;

  const std::shared_ptr<const opc::Package>& package() const;
  const DocumentStyles& styles() const;

  /// The tags of all stories as they are typed.
  std::vector<TypedTag> tags() const;
  /// The other windows into the machine, one section a story.
  enum class View { ast, program };
  std::string inspect(View view) const;

 private:
  struct Story;
  struct Contents;
  class Reading;
  /// Whether one of these relationships of the main part leads to `part`.
  static bool leads_to(const Contents& contents,
                       const std::set<std::string, std::less<>>& relationships,
                       const std::string& part);
  static void add_story(Contents& contents, Reading& reading, jinja::CompileOptions options,
                        diag::Report& report, const StageListener& ended);
  /// For the windows and the advice, which need what compiling threw away.
  std::unique_ptr<Reading> read_again(const Story& story) const;
  void fill_stories(const Filling& filling, Needs& needs) const;
  explicit Document(std::unique_ptr<const Contents> contents);
  std::unique_ptr<const Contents> contents_;
};

}  // namespace chengwen::wml
