#include "wml/document.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "jinja/messages.h"
#include "jinja/plain_text.h"
#include "jinja/scanner.h"
#include "wml/abridged_part.h"
#include "wml/cell_tags.h"
#include "wml/content_controls.h"
#include "wml/cut.h"
#include "wml/document_styles.h"
#include "wml/field_codes.h"
#include "wml/foreign_tags.h"
#include "wml/hoist.h"
#include "wml/levels.h"
#include "wml/mark.h"
#include "wml/messages.h"
#include "wml/needs.h"
#include "wml/normalise.h"
#include "wml/note_merge.h"
#include "wml/picture_places.h"
#include "wml/place.h"
#include "wml/plain_paragraphs.h"
#include "wml/ranges.h"
#include "wml/repeated_notes.h"
#include "wml/repeated_stories.h"
#include "wml/replacements.h"
#include "wml/section_areas.h"
#include "wml/story_parts.h"
#include "wml/story_writer.h"
#include "wml/structure.h"
#include "wml/table_advice.h"
#include "wml/tagged_targets.h"
#include "wml/used_ids.h"
#include "xml/parse.h"

namespace chengwen::wml {

/// A story with tags, compiled.
struct Document::Story {
  StoryPart part;
  std::uint32_t number = 0;
  std::shared_ptr<const StorySource> source;
  std::shared_ptr<const jinja::Program> program;  ///< null when it stays as it is
  bool nests = true;  ///< what the program puts out; with mistakes in the tags it may not
  RepeatedNotes::Programs notes;  ///< that the body refers to from inside loops
  StoryParts parts;
};

struct Document::Contents {
  std::shared_ptr<const opc::Package> package;
  const Dialect* dialect = nullptr;
  std::shared_ptr<const DocumentStyles> styles;
  SectionAreas sections;
  UsedIds used;
  std::vector<Story> stories;
  // What the body refers to from inside loops, and stories that it has outside, too.
  NoteNumbers repeated_notes;
  std::set<std::string, std::less<>> repeated_stories, single_stories;
  bool sound = true;
  std::set<std::string> doubtful;  ///< see jinja::Attempt
};

namespace {

/// Comments are about the template. What is no tag in one, or cannot be filled, explains a tag:
/// such comments stay as they are.
bool may_fail(const StoryPart& part) {
  return part.kind == diag::Place::Story::comment;
}

/// Tells why comments stay as they are, or what there is to say about those that are filled.
void add_excused(const diag::Report& found, diag::Report& report) {
  for (const diag::Diagnostic& diagnostic : found.diagnostics()) {
    if (!found.has_errors()) {
      report.add(diagnostic);
    } else if (diagnostic.severity == diag::Severity::error) {
      return report.add(diag::Diagnostic(messages::kCommentLeft, {}, diagnostic.span)
                            .note(*diagnostic.message, diagnostic.arguments));
    }
  }
}

/// Of NoteMerge.
std::optional<std::size_t> note_kind(diag::Place::Story kind) {
  if (kind == diag::Place::Story::footnote) return NoteMerge::kFootnotes;
  if (kind == diag::Place::Story::endnote) return NoteMerge::kEndnotes;
  return std::nullopt;
}

/// Of the document as a whole.
void tell(const diag::Message& message, const opc::Package& package, diag::Report& report) {
  diag::Diagnostic diagnostic(message);
  diagnostic.file = package.name();
  report.add(std::move(diagnostic));
}

/// Programs look for what a document shows from outside when they open it; not for what a click
/// leads to.
void report_links(const opc::Package& package, diag::Report& report) {
  std::set<std::string> told;
  for (const std::string& part : package.part_names()) {
    for (const opc::Relationship& link : package.relationships(part)) {
      const std::string kind = link.type.substr(link.type.rfind('/') + 1);
      if (!link.external || kind == "hyperlink" || !told.insert(kind + link.target).second)
        continue;
      diag::Diagnostic diagnostic(messages::kOutside, {link.target, kind});
      diagnostic.file = package.name();
      report.add(std::move(diagnostic));
    }
  }
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

bool is_filled(diag::Place::Story kind, Stories stories) {
  using Kind = diag::Place::Story;
  if (stories == Stories::all) return true;
  if (kind == Kind::header || kind == Kind::footer) return stories == Stories::included_sections;
  return kind != Kind::properties;
}

}  // namespace

/// A story on its way from bytes to segments.
class Document::Reading {
 public:
  explicit Reading(const jinja::Environment& environment) : tree_(environment) {}

  /// False when the story holds no tag. A story that is no XML is a mistake in any case: Word
  /// would refuse the document.
  bool read(const opc::Package& package, const StoryPart& part, std::string bytes,
            std::uint32_t number, diag::Report& report, const StageListener& ended = kNobody) {
    part_ = part;
    bytes_ = std::move(bytes);
    targets_ = tagged_targets(package, part.name);
    const bool parsed = parse(report);
    ended(Stage::parse);
    if (!parsed) return false;
    if (!is_utf16(bytes_) && !may_hold_tags(bytes_) && targets_.text.empty()) return false;
    tree_.source = number;
    JoinOptions join;
    join.every_element = part.kind == diag::Place::Story::properties;
    join.targets = targets_.text;
    join.abridged = std::move(abridged_);
    tree_.joined = join_text(tree_.xml, std::move(join));
    tree_.tags = jinja::scan(tree_.joined.text, tree_.source, found_);
    ended(Stage::scan);
    return !tree_.tags.empty() || !found_.empty();
  }

  bool is_template() const { return !has_only_foreign_tags(tree_.joined.text, tree_.tags, found_); }

  const StoryPart& part() const { return part_; }
  std::uint32_t number() const { return tree_.source; }

  pugi::xml_node tree() const { return tree_.xml; }

  /// `repeated_notes` is what the body refers to from inside loops.
  CutStory cut(const DocumentStyles& styles, const SectionAreas& sections, ElementSymbols& symbols,
               const NoteNumbers& repeated_notes, diag::Report& report,
               const StageListener& ended = kNobody) {
    for (const diag::Diagnostic& diagnostic : found_.diagnostics()) report.add(diagnostic);
    make_marks(tree_);
    settle_plain_paragraphs(tree_, styles);
    normalise(tree_);
    if (tree_.joined.has_controls) free_content_controls(tree_);
    join_lines(tree_);
    tree_.grid = find_grid_places(tree_);
    turn_cell_tags(tree_, report);
    hoist(tree_, report);
    level_blocks(tree_);
    if (tree_.joined.has_ranges || tree_.joined.has_fields) keep_ranges_whole(tree_, report);
    if (tree_.joined.has_fields) prepare_fields(tree_.xml);
    ended(Stage::normalise);
    const bool body = part_.kind == diag::Place::Story::body;
    const PicturePlaces pictures = picture_places(tree_);
    static const NoteNumbers kNone;
    const auto kind = note_kind(part_.kind);
    const auto& notes = kind ? repeated_notes[*kind] : kNone[0];
    CutStory story = wml::cut(tree_, analyse(tree_, styles, notes), symbols,
                              {styles, sections, body ? 0 : sections.section_of(part_.name),
                               targets_.type, pictures, notes});
    ended(Stage::cut);
    return story;
  }

  /// Of a story that has been read and not cut yet.
  std::vector<TypedTag> typed_tags() {
    make_marks(tree_);
    std::vector<TypedTag> tags;
    std::size_t depth = 0;
    for (const Mark& mark : tree_.marks) {
      using Role = BlockWord::Role;
      const bool statement = mark.kind == Mark::Kind::statement;
      const Role role = statement ? tree_.block_word(mark).role : Role::none;
      const bool leaves = role == Role::closer || role == Role::middle;
      if (leaves && depth > 0) --depth;
      const auto [source, begin, end] = mark.tag;
      tags.push_back({mark.tag, tree_.joined.text.substr(begin, end - begin), depth});
      if (role == Role::opener || role == Role::middle) ++depth;
    }
    return tags;
  }

  /// Of a story that has been cut.
  void advise(diag::Report& report) const { advise_tables(tree_, report); }

  const JoinedText& joined() const { return tree_.joined; }

 private:
  bool parse(diag::Report& report) {
    if (part_.kind != diag::Place::Story::body)
      return parse_part(bytes_, tree_.xml, part_.name, report);
    return parse_abridged(bytes_, Abridging::children, abridged_, tree_.xml, part_.name, report);
  }

  StoryPart part_;
  std::string bytes_;
  AbridgedPart abridged_;  // on the way from parse() to join_text()
  StoryTree tree_;
  TaggedTargets targets_;
  diag::Report found_;  // by the scanner
};

namespace {

/// Where the output of a story goes that does not nest: for its mistakes alone. Each value is
/// written by itself.
class Nowhere final : public jinja::TextOutput {
 public:
  Nowhere(const StoryParts& parts, const StoryPart& part, const Dialect& dialect, Needs& needs,
          diag::Report& report)
      : parts_(parts), part_(part), dialect_(dialect), needs_(needs), report_(report) {}

  void begin(jinja::Host& host) override { host_ = &host; }
  void value(const data::Value& value, std::uint32_t site) override {
    jinja::TextOutput::value(value, site);
    const SiteKind kind = parts_.sites[site].kind;
    if (!is_cell_property(kind) && kind != SiteKind::picture) writer().value(value, site);
  }
  void include(const jinja::Inclusion& inclusion) override { writer().include(inclusion); }

 private:
  StoryWriter& writer() {
    StoryWriter& writer = writer_.emplace(parts_, part_.name, dialect_, needs_, report_);
    writer.begin(*host_);
    writer.xml("<w:p>");
    return writer;
  }

  const StoryParts& parts_;
  const StoryPart& part_;
  const Dialect& dialect_;
  Needs& needs_;
  diag::Report& report_;
  jinja::Host* host_ = nullptr;
  std::optional<StoryWriter> writer_;
};

void follow_into(jinja::ShapeMachine& machine, const jinja::Inclusion& inclusion, diag::Span where,
                 const Following& from) {
  if (inclusion.names.empty()) return;
  try {
    const auto request = from.inclusions.find(inclusion, from.file);
    if (!request) return;
    const auto run = [&](const jinja::Program& program, jinja::ShapeSites sites) {
      machine.run(program, std::move(sites), request->sees);
    };
    from.inclusions.look(
        *request, where, from.report, [&](const Document& document, diag::Report& report) {
          document.follow({run, from.inclusions, request->name(), request->stories(), report});
        });
  } catch (diag::Failure& failure) {
    if (!failure.diagnostic().span.known()) failure.diagnostic().span = where;
    from.report.add(failure.diagnostic());
  }
}

}  // namespace

Document::Document(std::unique_ptr<const Contents> contents) : contents_(std::move(contents)) {}
Document::~Document() = default;

void Document::add_story(Contents& contents, Reading& reading, jinja::CompileOptions options,
                         diag::Report& report, const StageListener& ended) {
  Story& story = contents.stories.emplace_back();
  story.number = reading.number();
  story.part = reading.part();
  story.source = std::make_shared<StorySource>(contents.package, contents.styles, story.part,
                                               reading.joined().text, reading.joined().paragraphs);
  diag::Report found;
  diag::Report& mistakes = may_fail(story.part) ? found : report;
  const std::size_t errors_before = mistakes.errors();
  ElementSymbols symbols;
  CutStory cut_story = reading.cut(*contents.styles, contents.sections, symbols,
                                   contents.repeated_notes, mistakes, ended);
  options.symbols = &symbols;
  const auto compile = [&](const std::vector<jinja::Segment>& segments) {
    return jinja::attempt(segments, contents.dialect->environment, mistakes, options);
  };
  const std::size_t errors_cut = mistakes.errors();
  jinja::Attempt made = compile(cut_story.segments);
  for (const auto& [id, segments] : cut_story.notes) {
    jinja::Attempt note = compile(segments);
    made.nests = made.nests && note.nests;
    story.notes[id] = std::move(note.program);
  }
  ended(Stage::compile);
  story.nests = made.nests && errors_cut == errors_before;
  contents.doubtful.insert(made.doubtful.begin(), made.doubtful.end());
  if (mistakes.errors() == errors_before || !may_fail(story.part))
    story.program = std::move(made.program);
  story.parts = std::move(cut_story.parts);
  if (story.part.kind == diag::Place::Story::body && story.nests) {
    contents.repeated_notes = std::move(cut_story.repeated_notes);
    contents.repeated_stories = std::move(cut_story.repeated_stories);
    contents.single_stories = std::move(cut_story.single_stories);
  }
  add_excused(found, report);
}

std::shared_ptr<const Document> Document::compile(std::shared_ptr<const opc::Package> package,
                                                  const Dialect& dialect, diag::Report& report,
                                                  diag::Sources& sources,
                                                  const StageListener& ended) {
  auto document = attempt(std::move(package), dialect, report, sources, ended);
  return document->sound() ? document : nullptr;
}

std::shared_ptr<const Document> Document::attempt(std::shared_ptr<const opc::Package> package,
                                                  const Dialect& dialect, diag::Report& report,
                                                  diag::Sources& sources,
                                                  const StageListener& ended,
                                                  const jinja::CompileOptions& options) {
  const std::size_t errors_before = report.errors();
  auto contents = std::make_unique<Contents>();
  contents->package = package;
  contents->dialect = &dialect;
  contents->styles = std::make_shared<const DocumentStyles>(*package);
  const std::size_t first_source =
      std::max<std::size_t>(diag::kFirstTemplateSource, sources.size());
  std::vector<std::unique_ptr<Reading>> readings, notes;  // notes: those without tags
  for (StoryPart& part : story_parts(*package)) {
    const auto number = static_cast<std::uint32_t>(first_source + readings.size());
    auto reading = std::make_unique<Reading>(dialect.environment);
    const bool has_tags =
        reading->read(*package, part, package->bytes(part.name), number, report, ended);
    contents->used.add(reading->tree());
    if (part.kind == diag::Place::Story::body)
      contents->sections = SectionAreas(*package, reading->tree());
    if (has_tags) {
      readings.push_back(std::move(reading));
    } else if (note_kind(part.kind)) {
      notes.push_back(std::move(reading));
    }
  }
  const auto ours = [](const std::unique_ptr<Reading>& reading) { return reading->is_template(); };
  if (std::none_of(readings.begin(), readings.end(), ours)) {
    if (!readings.empty()) tell(messages::kForeignTags, *package, report);
    readings.clear();
  }
  for (const std::unique_ptr<Reading>& reading : readings) {
    add_story(*contents, *reading, options, report, ended);
    sources.set(reading->number(), contents->stories.back().source);
  }
  for (const std::unique_ptr<Reading>& reading : notes) {
    if (!contents->repeated_notes[*note_kind(reading->part().kind)].empty())
      add_story(*contents, *reading, options, report, ended);
  }
  report_links(*package, report);
  contents->sound = report.errors() == errors_before;
  return std::shared_ptr<const Document>(new Document(std::move(contents)));
}

bool Document::sound() const {
  return contents_->sound;
}

opc::Edit Document::fill(const data::Value& data, const jinja::RunOptions& options,
                         const Resources& resources, diag::Report& report, diag::Sources& sources,
                         const opc::WriteOptions& write) const {
  const data::Value known = sound() ? data : jinja::with_doubtful(data, contents_->doubtful);
  const auto run = [&](const jinja::Program& program, jinja::Output& output, diag::Report& to) {
    jinja::run(program, contents_->dialect->environment, known, output, options, to);
  };
  Inclusions inclusions(contents_->package->name(), *contents_->dialect, resources, sources);
  const diag::Report before = report;
  bool again = false;
  const auto filled = [&] {
    const Filling filling{run, inclusions, "", Stories::all, write, report};
    opc::Edit edit(contents_->package);
    Needs needs(*contents_->package, *contents_->styles, contents_->used, inclusions, "", edit);
    fill_stories(filling, needs);
    replace_files(data, needs, report);
    needs.finish();
    again =
        inclusions.found_bookmarks([&](std::string_view name) { return needs.has_bookmark(name); });
    return edit;
  };
  opc::Edit edit = filled();
  if (again) {
    report = before;
    edit = filled();
  }
  if (edit.make(write.kind)) tell(messages::kMacrosDropped, *contents_->package, report);
  if (edit.keep_one_properties()) tell(messages::kPropertiesTwice, *contents_->package, report);
  return edit;
}

opc::Edit Document::fill(const Filling& filling) const {
  opc::Edit edit(contents_->package);
  Needs needs(*contents_->package, *contents_->styles, contents_->used, filling.inclusions,
              filling.file, edit);
  fill_stories(filling, needs);
  needs.finish();
  return edit;
}

bool Document::leads_to(const Contents& contents,
                        const std::set<std::string, std::less<>>& relationships,
                        const std::string& part) {
  const opc::Package& package = *contents.package;
  const std::string& main = package.main_part();
  const auto& all = package.relationships(main);
  return std::any_of(all.begin(), all.end(), [&](const opc::Relationship& relationship) {
    return relationships.contains(relationship.id) && !relationship.external &&
           opc::Package::resolve(main, relationship.target) == part;
  });
}

void Document::fill_stories(const Filling& filling, Needs& needs) const {
  struct Work {
    const Story& story;
    diag::Report excused;
    std::unique_ptr<StoryWriter> writer;
  };
  std::deque<Work> all;
  RepeatedNotes notes(needs, filling.report);
  RepeatedStories repeated(needs, filling.report);
  needs.set_repeated(&notes, &repeated);
  for (const Story& story : contents_->stories) {
    if (story.program == nullptr || !is_filled(story.part.kind, filling.stories)) continue;
    if (!story.nests) {
      Nowhere output(story.parts, story.part, *contents_->dialect, needs, filling.report);
      filling.run(*story.program, output, filling.report);
      continue;
    }
    Work& work = all.emplace_back(Work{story, {}, nullptr});
    diag::Report& report = may_fail(story.part) ? work.excused : filling.report;
    const bool in_passes = leads_to(*contents_, contents_->repeated_stories, story.part.name);
    std::optional<opc::PartStream> stream;
    if (!in_passes && story.notes.empty()) stream.emplace(filling.write);
    work.writer = std::make_unique<StoryWriter>(story.parts, story.part.name, *contents_->dialect,
                                                needs, report, std::move(stream));
    if (const auto kind = note_kind(story.part.kind)) notes.set(*kind, story.notes, *work.writer);
    if (in_passes) {
      repeated.add(story.part.name, *story.program, *work.writer, story.parts,
                   leads_to(*contents_, contents_->single_stories, story.part.name));
    }
  }
  for (Work& work : all) {
    const Story& story = work.story;
    if (repeated.owns(story.part.name)) {
      if (!repeated.taken(story.part.name)) needs.edit().remove(story.part.name);
      continue;
    }
    work.writer->move_to(story.part.name);
    filling.run(*story.program, *work.writer, may_fail(story.part) ? work.excused : filling.report);
    add_excused(work.excused, filling.report);
    if (work.excused.has_errors()) continue;
    work.writer->finish(needs.edit());
    for (const TaggedTarget& target : story.parts.targets) {
      needs.edit().unrelate(story.part.name, target.id);
    }
    work.writer->drop_unshown_pictures();
  }
  needs.set_repeated(nullptr, nullptr);
}

bool Document::has_tags() const {
  return !contents_->stories.empty();
}

void Document::add_fields(jinja::Fields& fields, Inclusions& inclusions,
                          diag::Report& report) const {
  const auto run = [&](const jinja::Program& program, const jinja::ShapeSites& sites) {
    fields.add(program, contents_->dialect->environment, sites);
  };
  follow({run, inclusions, "", Stories::all, report});
}

void Document::follow(const Following& following) const {
  for (const Story& story : contents_->stories) {
    if (story.program == nullptr || !is_filled(story.part.kind, following.stories)) continue;
    jinja::ShapeSites sites;
    sites.prints_content = [&](std::uint32_t site) {
      const SiteKind kind = story.parts.sites[site].kind;
      return kind == SiteKind::run || kind == SiteKind::block || kind == SiteKind::cell ||
             kind == SiteKind::row;
    };
    sites.include = [&](jinja::ShapeMachine& machine, const jinja::Inclusion& inclusion,
                        diag::Span where) { follow_into(machine, inclusion, where, following); };
    following.run(*story.program, sites);
  }
}

void Document::add_sources(diag::Sources& sources) const {
  for (const Story& story : contents_->stories) sources.set(story.number, story.source);
}

std::unique_ptr<Document::Reading> Document::read_again(const Story& story) const {
  diag::Report told;  // when it was compiled
  auto reading = std::make_unique<Reading>(contents_->dialect->environment);
  reading->read(*contents_->package, story.part, contents_->package->bytes(story.part.name),
                story.number, told);
  return reading;
}

std::vector<TypedTag> Document::tags() const {
  std::vector<TypedTag> tags;
  for (const Story& story : contents_->stories)
    std::ranges::move(read_again(story)->typed_tags(), std::back_inserter(tags));
  return tags;
}

std::string Document::inspect(View view) const {
  std::string out;
  diag::Report told;
  for (const Story& story : contents_->stories) {
    if (story.program == nullptr) continue;
    out += "# " + story.part.name + "\n";
    if (view == View::program) {
      out += jinja::dump_program(*story.program);
      continue;
    }
    ElementSymbols symbols;
    const CutStory cut_story = read_again(story)->cut(*contents_->styles, contents_->sections,
                                                      symbols, contents_->repeated_notes, told);
    out += jinja::dump_ast(cut_story.segments, contents_->dialect->environment, told);
  }
  return out;
}

void Document::advise(diag::Report& report) const {
  diag::Report told;
  for (const Story& story : contents_->stories) {
    if (story.program == nullptr || story.part.kind != diag::Place::Story::body) continue;
    const auto reading = read_again(story);
    ElementSymbols symbols;
    reading->cut(*contents_->styles, contents_->sections, symbols, contents_->repeated_notes, told);
    reading->advise(report);
  }
}

const DocumentStyles& Document::styles() const {
  return *contents_->styles;
}

const std::shared_ptr<const opc::Package>& Document::package() const {
  return contents_->package;
}

}  // namespace chengwen::wml
