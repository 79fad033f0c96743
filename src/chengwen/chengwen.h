#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "chengwen/record_reader.h"
#include "data/files.h"
#include "wml/stage.h"

/// chengwen (成文) fills a Word template with data and gives the finished document.
///
/// Bytes in, bytes out: nothing here opens a file, prints, asks the time or the environment. The
/// same template, data and options give the same bytes on any machine.
///
/// ```
/// chengwen::Findings findings;
/// auto report = chengwen::Template::load(docx_bytes, "报告.docx", findings);
/// auto data = chengwen::Data::parse(json_bytes, "数据.json", findings);
/// if (report && data)
///   if (auto document = report->fill(*data, findings)) save(*document);
/// std::cerr << findings.text(chengwen::Language::zh);
/// ```
namespace chengwen {

namespace gongwen {
class Profile;
}
namespace opc {
class Package;
}
namespace wml {
class Document;
}
struct AuditOptions;
struct AuditResult;

enum class Language { zh, en };

/// What has been found while loading and filling: errors, warnings and hints with the places that a
/// Word user sees. One per document that is made. Not thread-safe.
class Findings {
 public:
  Findings();
  ~Findings();
  Findings(Findings&&) noexcept;
  Findings& operator=(Findings&&) noexcept;

  std::size_t errors() const;
  std::size_t warnings() const;
  bool has_errors() const { return errors() > 0; }
  bool empty() const;
  /// From now on every warning, also those found before, counts as an error.
  void make_warnings_errors();
  /// For people: each finding with its place, an excerpt and hints; the last line counts them. ""
  /// when there are none.
  std::string text(Language language) const;
  /// For programs: one JSON object a line (docs/diagnostics.md, "JSON").
  std::string json(Language language) const;
  /// The tags that the last Template::fill() never came to, in the same form.
  std::string unreached_json(Language language) const;

  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// The files beside the data that tables, pictures and sub-documents come from; the caller opens
/// them.
using Files = data::Files;

struct ReviewOptions;
class Filled;

/// What templates are filled with: the content of one or several data files. Belongs to one thread
/// at a time.
class Data {
 public:
  Data();  ///< no values yet
  /// Reads JSON in UTF-8, UTF-16, UTF-32 or GB18030, with or without BOM; numbers stay as they are
  /// written. Nothing when `findings` got an error. `name` is what messages call the file. With
  /// `files` an object `{"$csv": "项目.csv"}` becomes the rows of that table
  /// (docs/数据填写指南.md).
  static std::optional<Data> parse(std::string json, std::string name, Findings& findings,
                                   Files* files = nullptr);
  /// The same for a record, JSON or a row of a table, of the file `name`.
  static std::optional<Data> parse(RecordText record, std::string name, Findings& findings,
                                   Files* files = nullptr);
  /// Reads another file over what is there: objects are merged key by key, at any depth; anything
  /// else is replaced. False when `findings` got an error; then nothing changed.
  bool merge(std::string json, std::string name, Findings& findings, Files* files = nullptr);
  /// Sets a single value, written as `path=value`: `年度=2025`, `整体支出.年初预算数=12.5`,
  /// `项目[0].名称=办刊`. A number, true, false, null and JSON in `"`, `[` or `{` are taken as
  /// such, anything else as text. False when `findings` got an error.
  bool assign(std::string_view assignment, std::string name, Findings& findings);
  Data(Data&&) noexcept;
  Data& operator=(Data&&) noexcept;
  ~Data();

 private:
  friend class Filled;
  friend class NameTemplate;
  friend class Schema;
  friend class Template;
  friend std::optional<std::string> refill(std::string docx, std::string name, const Data& data,
                                           Findings& findings);
  friend std::string forbidding_names_of(const Data& data);
  bool merge(RecordText record, std::string name, Findings& findings, Files* files);

  struct State;
  std::unique_ptr<State> state_;
};

/// What making a document consists of, and who wants to know when a part of it has ended.
using Stage = wml::Stage;
using StageListener = wml::StageListener;
using wml::kNobody;

/// A JSON Schema (draft 2020-12) that data is held against before it fills a template. Immutable:
/// used from any number of threads. What is supported: docs/schema.md.
class Schema {
 public:
  /// Nothing when `findings` got an error: the file is no schema, or says something that would be
  /// left out.
  static std::optional<Schema> parse(std::string_view json, std::string name, Findings& findings);
  /// Tells all that is wrong with `data`, each with its place in the data file. True when nothing
  /// is.
  bool check(const Data& data, Findings& findings) const;
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

 private:
  struct State;
  explicit Schema(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// What a missing value prints.
enum class Missing {
  empty,  ///< nothing, with a warning
  keep,   ///< the tag as it stands in the template, with a warning
  mark,   ///< 【缺：name】, with a warning
  error   ///< nothing is written: a missing value is an error
};

/// Rules that data must keep, from files of their own (docs/勾稽检查.md). Immutable once read: any
/// number of threads may use it, one Data each.
class Rules {
 public:
  Rules();
  Rules(Rules&&) noexcept;
  Rules& operator=(Rules&&) noexcept;
  ~Rules();
  /// Adds the rules of a JSON file, those that are right. False when `findings` got an error.
  bool read(std::string_view json, std::string name, Findings& findings);

 private:
  friend class Template;
  struct State;
  std::unique_ptr<State> state_;
};

/// Names, years and regions that may and may not occur in a document (docs/勾稽检查.md).
class Aliases {
 public:
  Aliases();
  Aliases(Aliases&&) noexcept;
  Aliases& operator=(Aliases&&) noexcept;
  ~Aliases();
  /// Takes those of a JSON file. False when `findings` got an error.
  bool read(std::string_view json, std::string name, Findings& findings);

 private:
  friend class Filled;
  struct State;
  std::unique_ptr<State> state_;
};

/// A profile's JSON and the name that messages call it by.
struct ProfileText {
  std::string json;
  std::string name;
};

/// The conventions of a province, a district, a unit on top of GB/T 9704—2012: how headings are
/// numbered, what styles are called, how figures look, by which rules a document is audited
/// (docs/profiles.md). Immutable; belongs to one thread at a time.
class Profile {
 public:
  /// Gives the profile that another (`from`) extends; nothing when there is none.
  using Find =
      std::function<std::optional<ProfileText>(const std::string& name, const std::string& from)>;
  /// Nothing when `findings` got an error. These are findings of their own: places in data that is
  /// read later would be mistaken for places in the profile.
  static std::optional<Profile> read(ProfileText text, const Find& find, Findings& findings);

 private:
  friend class Template;
  friend std::optional<AuditResult> audit(std::string docx, std::string name,
                                          const AuditOptions& options, Findings& findings);
  std::shared_ptr<const gongwen::Profile> rules_;
};

struct LoadOptions {
  const Profile* profile = nullptr;  ///< null: GB/T 9704—2012 alone
  /// Told of the stages before Stage::run.
  StageListener stage_ended = kNobody;
  int max_nesting = 200;  ///< depth of blocks and of expressions; at most 1000
  /// A template with mistakes is given, too: fill() tells what more is wrong with the data, and
  /// gives nothing.
  bool mistaken = false;
};

/// The kinds of Word files; Word refuses one whose content is not what its extension says.
enum class FileKind { docx, docm, dotx, dotm };
/// By the extension of a path, in any case; nothing for another one.
std::optional<FileKind> file_kind(std::string_view path);

struct FillOptions {
  Missing missing = Missing::empty;
  /// What the data is held against before anything is filled; null: nothing.
  const Rules* rules = nullptr;
  /// Tell what of the data was never used (a warning), and keep the tags that were never come to
  /// for Findings::unreached_json().
  bool look_for_unused = false;
  /// Work that one document may cost: template steps, bytes of output, nested calls, digits.
  std::uint64_t max_steps = 1'000'000'000;
  std::uint64_t max_output_bytes = 4ull << 30;
  int max_recursion = 200;
  /// Digits of a number that the template calculates; 10,000 at most.
  int max_digits = 10'000;
  /// Pixels that one picture may have.
  std::uint64_t max_image_pixels = 100'000'000;
  /// Where files are read; null: nowhere. Used by the thread that fills.
  Files* files = nullptr;
  /// libdeflate level 1…12 of the parts that change; 0: 1 for those of up to 64 KiB, 6 for longer.
  int compression_level = 0;
  /// What is written; without it a .docx, or a .docm where the template has macros.
  std::optional<FileKind> kind;
  /// When the document was last modified, as its properties say: a date or time in W3CDTF,
  /// "2025-03-15" or "2025-03-15T08:30:00Z". "": what the template says.
  std::string modified = {};
  /// Told of Stage::run and Stage::write.
  StageListener stage_ended = kNobody;
};

/// The data that a template takes, found by following every value to all places where it is used.
class Fields {
 public:
  /// For people, a line for each key: what belongs there, whether it may be left out, the words
  /// beside it in the document, where it is used.
  std::string text(Language language) const;
  /// For programs: the same as a JSON file (docs/fields.md).
  std::string json(Language language) const;
  /// A JSON Schema that accepts what the template can be filled with; titles in Chinese.
  std::string schema() const;
  /// A data file with every key, in the order of the document, that fills the template.
  std::string sample() const;
  Fields(Fields&&) noexcept;
  Fields& operator=(Fields&&) noexcept;
  ~Fields();

  struct State;

 private:
  friend class Template;
  explicit Fields(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A compiled template. Immutable: fill it from any number of threads.
class Template {
 public:
  /// Compiles a .docx, .docm, .dotx or .dotm. Nothing when `findings` got an error, see
  /// LoadOptions::mistaken; all mistakes of all parts are told.
  static std::optional<Template> load(std::string docx, std::string name, Findings& findings,
                                      const LoadOptions& options = {});
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;
  ~Template();

  /// The finished document's bytes; nothing when `findings` has errors, from this call or from
  /// before.
  std::optional<std::string> fill(const Data& data, Findings& findings,
                                  const FillOptions& options = {}) const;
  /// The same, not yet packed.
  std::optional<Filled> fill_unpacked(const Data& data, Findings& findings,
                                      const FillOptions& options = {}) const;

  /// Hints about what is right but could be better: a long table whose head does not come again.
  void advise(Findings& findings) const;

  /// The data that it takes, with what it includes from `files`; nothing when `findings` got an
  /// error, such as an included file that is not there.
  std::optional<Fields> fields(Findings& findings, Files* files = nullptr) const;

  /// Windows into the machine: the tags as they are typed, each place of the document with its tags
  /// below it, what is inside a block indented; the syntax trees and the compiled ops, one section
  /// a story. Only places are in `language`.
  enum class View { tags, ast, program };
  std::string inspect(View view, Language language) const;

 private:
  struct State;
  explicit Template(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A finished document that is not packed yet: it need not be unpacked to be reviewed. Belongs to
/// one thread.
class Filled {
 public:
  /// The file's bytes.
  std::string pack() const;
  /// As chengwen::review(); `name` is what messages call the document.
  bool review(std::string name, const ReviewOptions& options, Findings& findings) const;
  Filled(Filled&&) noexcept;
  Filled& operator=(Filled&&) noexcept;
  ~Filled();

 private:
  friend class Template;
  friend bool review(std::string_view docx, std::string name, const ReviewOptions& options,
                     Findings& findings);
  struct State;
  explicit Filled(std::unique_ptr<State> state);
  static bool review(std::shared_ptr<const opc::Package> package,
                     std::shared_ptr<const wml::Document> base, const ReviewOptions& options,
                     Findings& findings);
  std::unique_ptr<State> state_;
};

/// A file name that is a template over a record: "输出/{{ 单位名称 }}-{{ loop.index }}.docx".
/// Immutable: use it from any number of threads.
class NameTemplate {
 public:
  /// Nothing when `findings` got an error.
  static std::optional<NameTemplate> parse(std::string pattern, Findings& findings);
  NameTemplate(NameTemplate&&) noexcept;
  NameTemplate& operator=(NameTemplate&&) noexcept;
  ~NameTemplate();

  /// The name for a record; `loop.index` is `index` in it, `loop.index0` one less. Words of the
  /// data cannot lead into another folder, and every system takes the name: `/ \\ : * ? " < > |`
  /// become `_`, what is too long is cut. Nothing when `findings` got an error: a value is missing,
  /// or nothing is left of a part.
  std::optional<std::string> name(const Data& record, std::uint64_t index,
                                  Findings& findings) const;
  /// The same for names that some system takes for one: Windows and macOS tell neither upper from
  /// lower case nor the ways in which Unicode composes a character.
  static std::string alike(std::string_view name);

 private:
  struct State;
  explicit NameTemplate(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A copy of the template with a Word comment at each of its findings. Nothing when the file is no
/// Word document at all; why is in `findings` then.
std::optional<std::string> annotate(std::string_view docx, std::string name, Findings& findings,
                                    Language language);

/// The text of a .docx: a paragraph a line with its number resolved, tables as rows between bars.
/// Nothing on an error.
std::optional<std::string> text_of(std::string docx, std::string name, Findings& findings);

struct ReviewOptions {
  const Data* data = nullptr;        ///< what its figures are compared with
  const Aliases* aliases = nullptr;  ///< which names may occur
  /// People may have changed it since it was printed from the data: figures, dates and years that
  /// the data does not know are told, too.
  bool edited = false;
  /// Bytes of XML; a longer document is not looked over, which is told. Nothing = any length.
  std::optional<std::uint64_t> longest;
};

/// Looks a finished document over for what its reader would find: instructions of a template that
/// survived, empty chapters, names of another unit, figures that the data contradicts. All go to
/// `findings`, as warnings. False when the document cannot be read.
bool review(std::string_view docx, std::string name, const ReviewOptions& options,
            Findings& findings);

/// Makes a template of a finished document and the data that it was written from, for another unit
/// or year. `findings` says what is for a person to decide, and where the template, filled with the
/// same data, says something else (docs/换单位.md). Nothing on an error.
std::optional<std::string> refill(std::string docx, std::string name, const Data& data,
                                  Findings& findings);

/// A names file for Aliases::read() that forbids the names in a unit's data: for a document of
/// another unit.
std::string forbidding_names_of(const Data& data);

struct AuditOptions {
  const Profile* profile = nullptr;  ///< null: GB/T 9704—2012 alone
  bool fix = false;                  ///< make a mended document
  bool annotate =
      false;  ///< make a document with the findings as comments: the mended one with fix
  /// With data or aliases the document is reviewed, too.
  ReviewOptions review;
  Language language = Language::zh;  ///< of comments and of `json`
};

struct AuditResult {
  std::optional<std::string> fixed;  ///< the given bytes when nothing could be mended
  std::optional<std::string> annotated;
  /// Everything for programs, one JSON object a line (docs/audit.md, "JSON").
  std::string json;
};

/// Holds a finished document against the rules of official documents. Each finding goes to
/// `findings`, with `fix` those that remain and what was mended. Nothing when the document or the
/// profile cannot be read, or when there is something that keeps it from being mended.
std::optional<AuditResult> audit(std::string docx, std::string name, const AuditOptions& options,
                                 Findings& findings);

/// "0.1.0".
std::string_view version();

}  // namespace chengwen
