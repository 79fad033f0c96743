#include "wml/document.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "jinja/messages.h"
#include "jinja/scanner.h"
#include "wml/cell_tags.h"
#include "wml/content_controls.h"
#include "wml/cut.h"
#include "wml/document_styles.h"
#include "wml/hoist.h"
#include "wml/levels.h"
#include "wml/mark.h"
#include "wml/messages.h"
#include "wml/needs.h"
#include "wml/normalise.h"
#include "wml/picture_places.h"
#include "wml/place.h"
#include "wml/ranges.h"
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
  StoryParts parts;
};

struct Document::Contents {
  std::shared_ptr<const opc::Package> package;
  const Dialect* dialect = nullptr;
  std::unique_ptr<const DocumentStyles> styles;
  SectionAreas sections;
  UsedIds used;
  std::vector<Story> stories;
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

bool may_hold_tags(std::string_view bytes) {
  for (const std::string_view sign : {"{", "\uff5b", "&#"}) {
    if (bytes.find(sign) != std::string_view::npos) return true;
  }
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// A story on its way from bytes to segments.
class Reading {
 public:
  explicit Reading(const jinja::Environment& environment) : tree_(environment) {}

  /// False when the story holds no tag. A story that is no XML is a mistake in any case: Word
  /// would refuse the document.
  bool read(const opc::Package& package, const StoryPart& part, const std::string& bytes,
            std::uint32_t number, diag::Report& report, const StageListener& ended = kNobody) {
    part_ = part;
    targets_ = tagged_targets(package, part.name);
    const bool parsed = xml::parse(bytes, tree_.xml, part.name, report);
    ended(Stage::parse);
    if (!parsed) return false;
    use_usual_prefixes(tree_.xml);
    if (!may_hold_tags(bytes) && targets_.text.empty()) return false;
    tree_.source = number;
    JoinOptions join;
    join.every_element = part.kind == diag::Place::Story::properties;
    join.targets = targets_.text;
    tree_.joined = join_text(tree_.xml, join);
    tree_.tags = jinja::scan(tree_.joined.text, tree_.source, found_);
    ended(Stage::scan);
    return !tree_.tags.empty() || !found_.empty();
  }

  /// `{#loop}` is a tag of other engines. Where nothing says that the document is a template of
  /// ours, it is text.
  bool is_template() const {
    for (const jinja::Tag& tag : tree_.tags) {
      if (tag.kind != jinja::Tag::Kind::comment) return true;
    }
    for (const diag::Diagnostic& diagnostic : found_.diagnostics()) {
      if (diagnostic.message != &jinja::messages::kUnclosedComment) return true;
    }
    return found_.empty();
  }

  const StoryPart& part() const { return part_; }
  std::uint32_t number() const { return tree_.source; }

  pugi::xml_node tree() const { return tree_.xml; }

  CutStory cut(const DocumentStyles& styles, const SectionAreas& sections, ElementSymbols& symbols,
               diag::Report& report, const StageListener& ended = kNobody) {
    for (const diag::Diagnostic& diagnostic : found_.diagnostics()) report.add(diagnostic);
    make_marks(tree_);
    normalise(tree_);
    free_content_controls(tree_);
    join_lines(tree_);
    tree_.grid = find_grid_places(tree_);
    turn_cell_tags(tree_, report);
    hoist(tree_, report);
    level_blocks(tree_);
    keep_ranges_whole(tree_, report);
    ended(Stage::normalise);
    const bool body = part_.kind == diag::Place::Story::body;
    const PicturePlaces pictures = picture_places(tree_);
    CutStory story = wml::cut(
        tree_, analyse(tree_, styles), symbols,
        {styles, sections, body ? 0 : sections.section_of(part_.name), targets_.type, pictures});
    ended(Stage::cut);
    return story;
  }

  /// Of a story that has been cut.
  void advise(diag::Report& report) const { advise_tables(tree_, report); }

  const JoinedText& joined() const { return tree_.joined; }

 private:
  StoryPart part_;
  StoryTree tree_;
  TaggedTargets targets_;
  diag::Report found_;  // by the scanner
};

bool is_filled(diag::Place::Story kind, Stories stories) {
  using Kind = diag::Place::Story;
  if (stories == Stories::all) return true;
  return kind != Kind::header && kind != Kind::footer && kind != Kind::properties;
}

}  // namespace

Document::Document(std::unique_ptr<const Contents> contents) : contents_(std::move(contents)) {}
Document::~Document() = default;

std::shared_ptr<const Document> Document::compile(std::shared_ptr<const opc::Package> package,
                                                  const Dialect& dialect, diag::Report& report,
                                                  diag::Sources& sources,
                                                  const StageListener& ended) {
  const std::size_t errors_before = report.errors();
  auto contents = std::make_unique<Contents>();
  contents->package = package;
  contents->dialect = &dialect;
  contents->styles = std::make_unique<const DocumentStyles>(*package);
  const std::size_t first_source =
      std::max<std::size_t>(diag::kFirstTemplateSource, sources.size());
  std::vector<std::unique_ptr<Reading>> readings;
  for (StoryPart& part : story_parts(*package)) {
    const std::string bytes = package->bytes(part.name);
    contents->used.add(bytes);
    const auto number = static_cast<std::uint32_t>(first_source + readings.size());
    auto reading = std::make_unique<Reading>(dialect.environment);
    const bool has_tags = reading->read(*package, part, bytes, number, report, ended);
    if (part.kind == diag::Place::Story::body)
      contents->sections = SectionAreas(*package, reading->tree());
    if (has_tags) readings.push_back(std::move(reading));
  }
  const auto ours = [](const std::unique_ptr<Reading>& reading) { return reading->is_template(); };
  if (std::none_of(readings.begin(), readings.end(), ours)) readings.clear();
  for (const std::unique_ptr<Reading>& reading : readings) {
    Story& story = contents->stories.emplace_back();
    story.number = reading->number();
    story.part = reading->part();
    story.source = std::make_shared<StorySource>(package, story.part, reading->joined().text,
                                                 reading->joined().paragraphs);
    sources.set(story.number, story.source);
    diag::Report found;
    diag::Report& mistakes = may_fail(story.part) ? found : report;
    ElementSymbols symbols;
    CutStory cut_story =
        reading->cut(*contents->styles, contents->sections, symbols, mistakes, ended);
    jinja::CompileOptions options;
    options.symbols = &symbols;
    story.program = jinja::compile(cut_story.segments, dialect.environment, mistakes, options);
    ended(Stage::compile);
    if (mistakes.has_errors()) story.program = nullptr;
    story.parts = std::move(cut_story.parts);
    add_excused(found, report);
  }
  if (report.errors() > errors_before) return nullptr;
  return std::shared_ptr<const Document>(new Document(std::move(contents)));
}

opc::Edit Document::fill(const data::Value& data, const jinja::RunOptions& options,
                         const Resources& resources, diag::Report& report, diag::Sources& sources,
                         const opc::WriteOptions& write) const {
  const auto run = [&](const jinja::Program& program, jinja::Output& output, diag::Report& to) {
    jinja::run(program, contents_->dialect->environment, data, output, options, to);
  };
  Inclusions inclusions(contents_->package->name(), *contents_->dialect, resources, sources);
  const Filling filling{run, inclusions, "", Stories::all, write, report};
  opc::Edit edit(contents_->package);
  Needs needs(*contents_->package, *contents_->styles, contents_->used, inclusions, "", edit);
  fill_stories(filling, needs);
  replace_files(data, needs, report);
  needs.finish();
  edit.make_document();
  if (has_tags() && edit.remove_signatures()) {
    diag::Diagnostic dropped(messages::kSignatureDropped);
    dropped.file = contents_->package->name();
    report.add(std::move(dropped));
  }
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

void Document::fill_stories(const Filling& filling, Needs& needs) const {
  for (const Story& story : contents_->stories) {
    if (story.program == nullptr || !is_filled(story.part.kind, filling.stories)) continue;
    diag::Report found;
    diag::Report& mistakes = may_fail(story.part) ? found : filling.report;
    StoryWriter writer(story.parts, story.part.name, *contents_->dialect, needs, mistakes,
                       opc::PartStream(filling.write));
    filling.run(*story.program, writer, mistakes);
    add_excused(found, filling.report);
    if (found.has_errors()) continue;
    writer.finish(needs.edit());
    for (const TaggedTarget& target : story.parts.targets) {
      needs.edit().unrelate(story.part.name, target.id);
    }
    for (std::size_t i = 0; i < story.parts.picture_places.size(); ++i) {
      const std::string& unused = story.parts.picture_places[i].relationship;
      if (!unused.empty() && !writer.picture_kept(i)) needs.drop_media(story.part.name, unused);
    }
  }
}

bool Document::has_tags() const {
  return !contents_->stories.empty();
}

void Document::add_sources(diag::Sources& sources) const {
  for (const Story& story : contents_->stories) sources.set(story.number, story.source);
}

std::string Document::inspect(View view) const {
  std::string out;
  diag::Report ignored;
  for (const Story& story : contents_->stories) {
    if (story.program == nullptr) continue;
    out += "# " + story.part.name + "\n";
    if (view == View::program) {
      out += jinja::dump_program(*story.program);
      continue;
    }
    Reading reading(contents_->dialect->environment);
    reading.read(*contents_->package, story.part, contents_->package->bytes(story.part.name),
                 story.number, ignored);
    ElementSymbols symbols;
    const CutStory cut_story =
        reading.cut(*contents_->styles, contents_->sections, symbols, ignored);
    out += view == View::tags
               ? jinja::dump_tokens(cut_story.segments, ignored)
               : jinja::dump_ast(cut_story.segments, contents_->dialect->environment, ignored);
  }
  return out;
}

void Document::advise(diag::Report& report) const {
  diag::Report ignored;
  for (const Story& story : contents_->stories) {
    if (story.program == nullptr || story.part.kind != diag::Place::Story::body) continue;
    Reading reading(contents_->dialect->environment);
    reading.read(*contents_->package, story.part, contents_->package->bytes(story.part.name),
                 story.number, ignored);
    ElementSymbols symbols;
    reading.cut(*contents_->styles, contents_->sections, symbols, ignored);
    reading.advise(report);
  }
}

const opc::Package& Document::package() const {
  return *contents_->package;
}

}  // namespace chengwen::wml
