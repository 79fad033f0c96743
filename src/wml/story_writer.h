#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"
#include "jinja/output.h"
#include "wml/content.h"
#include "wml/cut.h"
#include "wml/dialect.h"
#include "wml/needs.h"
#include "wml/subdocument_merge.h"
#include "wml/table_frame.h"

namespace chengwen::wml {

/// Writes one story: literal bytes as they are, values escaped and in the form their place needs.
class StoryWriter final : public jinja::Output {
 public:
  /// `part` is the story's part name; all references must outlive the writer. With a `stream`, a
  /// story that gets long is compressed while it is written and never held whole.
  StoryWriter(const StoryParts& parts, std::string_view part, const Dialect& dialect, Needs& needs,
              diag::Report& report, std::optional<opc::PartStream> stream = {});

  void begin(jinja::Host& host) override { host_ = &host; }
  void literal(std::string_view bytes) override;
  void value(const data::Value& value, std::uint32_t site) override;
  void hook(std::uint32_t payload) override;
  void include(const jinja::Inclusion& inclusion) override;
  void begin_capture() override;
  data::Value end_capture() override;
  void abandon_capture() override;
  std::size_t size() const override;

  /// What was written, without a stream.
  std::string take() { return std::exchange(out_, {}); }
  /// Makes what was written the bytes of the part.
  void finish(opc::Edit& edit);
  /// Drops the template's pictures that were not shown themselves since the last call.
  void drop_unshown_pictures();
  /// The number that a repeated note gets in this pass.
  void set_note_number(std::string number) { note_number_ = std::move(number); }

  // For Content:
  /// Appends XML as it is.
  void xml(std::string_view bytes) { out_ += bytes; }
  /// Appends XML that depends on how wide the cell is in the end, in twips, where the columns of
  /// its table depend on the data.
  void xml_in_cell(std::function<std::string(int width)> made);
  /// Appends text inside an open w:t: escaped, "\n" as a line break, "\a" as a new paragraph whose
  /// run begins with `open_run` …
  void text(std::string_view text, const EmitSite& site, std::string_view open_run);
  void text(std::string_view text, const EmitSite& site) { this->text(text, site, site.open_run); }
  /// Writes a value as a tag at `site` does.
  void value(const data::Value& value, const EmitSite& site);
  /// Appends `paragraph` unless a paragraph was just written: a cell ends with one.
  void ensure_paragraph(std::string_view paragraph);
  const Dialect& dialect() const { return dialect_; }
  /// The run that is writing: its limits, its memory, its environment; findings get the tag's
  /// place.
  jinja::Host& host() { return *host_; }
  /// The content that `value` is or stands for; null for anything else. Lives as long as `made`.
  const Content* content_of(const data::Value& value, data::Value& made) const;
  Needs& needs() { return needs_; }
  diag::Report& report() { return report_; }
  const std::string& part() const { return part_; }
  /// Fills another document at the place that is being written and makes it fit for the part;
  /// nothing when it has mistakes, which the report has then.
  std::optional<SubdocumentMerge::Inserted> take_in(Inclusions::Request request,
                                                    const EmitSite& site);
  /// Whether sections may end and begin at `site`.
  bool takes_sections(const EmitSite& site) const;
  void set_section(const SectionSetup& setup) { sections_.set(setup); }
  void split_section(const SectionSetup& next);
  /// Begins a section whose pages lie on their side, with the footers of upright pages turned into
  /// their place, and gives its text width; stand_section() goes on as before. Where pages lie
  /// already nothing is done.
  int lay_section();
  void stand_section();
  /// Appends a document with its sections.
  void sections(const SubdocumentMerge::Inserted& inserted);
  /// What follows is written for another part.
  void move_to(std::string part) { part_ = std::move(part); }

 private:
  /// A stretch of a capture that holds nothing but text so far.
  struct Chunk {
    std::size_t begin = 0;
    const EmitSite* site = nullptr;  ///< null for the template's own, escaped text
  };
  struct Capture {
    std::string outer;
    std::vector<Chunk> outer_chunks;
    bool outer_pure = false;
  };
  struct BookmarkPass {
    bool used = false, ahead = false;
    std::string id, name;
  };
  /// What the tag of a picture's place has printed.
  struct PicturePass {
    std::size_t begin = std::string::npos;  ///< of the picture in out_, inside it
    const PicturePlace* place = nullptr;
    bool given = false;
    std::string text;
    std::optional<Drawing> drawing;
  };
  struct ListPass {
    bool begun = false, restart = false;
    int number = 0;
  };

  void print(std::string_view text, const EmitSite& site);
  void content(const Content& content, const EmitSite& site);
  std::string take_back_paragraph();
  std::string_view behind_paragraph(std::string_view bytes);
  void enter(Level level, const EmitSite& site);
  void leave(Level level, const EmitSite& site);
  void begin_cell(const EmitSite& site);
  void end_cell(const EmitSite& site);
  void open_paragraph(const EmitSite& site);
  void control(char c, const EmitSite& site, std::string_view open_run);
  void grid_span(const data::Value& value, const EmitSite& site);
  void shading(const data::Value& value);
  void merge(const data::Value& value, SiteKind kind);
  void impure();
  void compress();
  std::size_t settled();
  void table_hook(const Hook& hook);
  void picture_hook(const Hook& hook);
  void picture(const data::Value& value);
  void end_table();
  bool at_paragraph_end() const;
  void next_bookmark(std::uint32_t index);
  void list_number(std::uint32_t index);
  void list_properties(std::uint32_t index, std::string_view level);
  void target(std::uint32_t index);
  void end_section(std::uint32_t index);

  const StoryParts& parts_;
  std::string part_;
  const Dialect& dialect_;
  Needs& needs_;
  diag::Report& report_;
  jinja::Host* host_ = nullptr;  // while a run writes
  std::string out_;
  std::optional<opc::PartStream> stream_;  ///< what stood before out_, once that was long
  std::size_t streamed_ = 0;               ///< bytes in it
  std::string scratch_;
  bool pure_ = false;  ///< in a capture without markup: values stand in out_ unescaped
  const EmitSite* replaced_ =
      nullptr;                ///< blocks took the place of its paragraph, whose end follows
  bool after_table_ = false;  ///< content that ends with a table was just written
  std::vector<Chunk> chunks_;
  std::vector<Capture> captures_;
  std::size_t captured_ = 0;  ///< bytes in the outer buffers
  std::vector<bool> hook_used_;
  std::vector<BookmarkPass> bookmarks_;
  std::vector<ListPass> lists_;
  std::vector<bool> anchored_;
  std::size_t anchor_begin_ = std::string::npos;  ///< of what is written once, inside it
  std::vector<TableFrame> tables_;
  PicturePass picture_;
  std::vector<bool> picture_kept_;  ///< by place: the template's own picture is still shown
  std::string note_number_;
  SectionFlow sections_;
  SectionStories turned_;                ///< footer → the same for a page on its side
  std::optional<SectionSetup> upright_;  ///< how the section before lay_section() was set up
};

}  // namespace chengwen::wml
