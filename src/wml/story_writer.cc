#include "wml/story_writer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "data/json_reader.h"
#include "diag/messages.h"
#include "jinja/environment.h"
#include "text/characters.h"
#include "wml/address.h"
#include "wml/content_fields.h"
#include "wml/image.h"
#include "wml/messages.h"
#include "wml/repeated_notes.h"
#include "wml/repeated_stories.h"
#include "wml/subdocument.h"
#include "wml/turned_footer.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kEmptyParagraph = "<w:p/>";
constexpr std::string_view kMergeBegins = "<w:vMerge w:val=\"restart\"/>";
constexpr std::string_view kParagraphEnd = "</w:p>";
constexpr std::string_view kTableEnd = "</w:tbl>";
/// When it is time to compress: a block and what may still change behind it.
constexpr std::size_t kLong = opc::PartStream::kBlock + (std::size_t{64} << 10);
/// When it is likely that it comes to that: to double on the way would touch twice the memory.
constexpr std::size_t kGrowing = opc::PartStream::kBlock / 4;
constexpr std::string_view kPageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";

enum class Base : std::uint8_t { text, run, block, other };

Base base_of(SiteKind kind) {
  switch (kind) {
    case SiteKind::text:
      return Base::text;
    case SiteKind::run:
      return Base::run;
    case SiteKind::block:
    case SiteKind::cell:
    case SiteKind::row:
      return Base::block;
    default:
      return Base::other;
  }
}

/// The last tag with the text behind it, ends of bookmarks and comments passed over; else ''.
std::string_view last_tag(std::string_view written) {
  while (true) {
    const std::size_t last = written.rfind('<');
    if (last == std::string_view::npos) return written.substr(0, 0);
    const std::string_view tag = written.substr(last);
    if (!tag.starts_with("<w:bookmark") && !tag.starts_with("<w:comment")) return tag;
    written = written.substr(0, last);
  }
}

}  // namespace

StoryWriter::StoryWriter(const StoryParts& parts, std::string_view part, const Dialect& dialect,
                         Needs& needs, diag::Report& report, std::optional<opc::PartStream> stream)
    : parts_(parts),
      part_(part),
      dialect_(dialect),
      needs_(needs),
      report_(report),
      stream_(std::move(stream)),
      hook_used_(parts.hooks.size()),
      bookmarks_(parts.bookmarks.size()),
      lists_(parts.lists.size()),
      anchored_(parts.anchors),
      picture_kept_(parts.picture_places.size()),
      sections_(parts.sections) {
  out_.reserve(std::min(parts.literal_bytes + parts.literal_bytes / 4, opc::PartStream::kBlock));
}

// --- literals and captures

void StoryWriter::literal(std::string_view bytes) {
  if (stream_ && out_.size() >= kGrowing) {
    out_.reserve(kLong + kGrowing);
    if (out_.size() >= kLong && captures_.empty()) compress();
  }
  if (pure_) {
    if (bytes.find('<') == std::string_view::npos) {
      chunks_.push_back({out_.size(), nullptr});
    } else {
      impure();
    }
  }
  if (replaced_) bytes = behind_paragraph(bytes);
  if (std::exchange(after_table_, false) && !bytes.starts_with("<w:p")) {
    // Word joins tables that touch, and the body ends with a paragraph.
    for (const std::string_view next : {"<w:tbl", "</w:body"}) {
      if (bytes.starts_with(next)) out_ += kEmptyParagraph;
    }
  }
  out_ += bytes;
}

/// What comes behind the end of a paragraph whose place blocks have taken. It stays where it is
/// what Word needs behind a table.
std::string_view StoryWriter::behind_paragraph(std::string_view bytes) {
  const EmitSite& site = *std::exchange(replaced_, nullptr);
  bytes.remove_prefix(bytes.find(kParagraphEnd) + kParagraphEnd.size());
  if (after_table_ && !bytes.starts_with("<w:p")) {
    open_paragraph(site);
    out_ += site.close_paragraph;
    after_table_ = false;
  }
  return bytes;
}

void StoryWriter::begin_capture() {
  captured_ += out_.size();
  captures_.push_back({std::move(out_), std::move(chunks_), pure_});
  out_.clear();
  chunks_.clear();
  pure_ = true;
}

data::Value StoryWriter::end_capture() {
  if (captures_.empty()) return {};
  data::Value value;
  if (pure_) {
    std::string text;
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      const std::size_t end = i + 1 < chunks_.size() ? chunks_[i + 1].begin : out_.size();
      const std::string_view bytes =
          std::string_view(out_).substr(chunks_[i].begin, end - chunks_[i].begin);
      if (chunks_[i].site) {
        text += bytes;
      } else {
        text += xml::unescape(bytes);
      }
    }
    value = data::Value::string(text);
  } else {
    value = data::Value::object(new Fragment(std::move(out_)));
  }
  abandon_capture();
  return value;
}

void StoryWriter::abandon_capture() {
  if (captures_.empty()) return;
  Capture& capture = captures_.back();
  out_ = std::move(capture.outer);
  chunks_ = std::move(capture.outer_chunks);
  pure_ = capture.outer_pure;
  captured_ -= out_.size();
  captures_.pop_back();
}

std::size_t StoryWriter::size() const {
  return streamed_ + captured_ + out_.size();
}

/// Hands over what stands before everything that may still be looked at or changed.
void StoryWriter::compress() {
  const std::size_t size = settled();
  if (size < opc::PartStream::kBlock) return;
  stream_->append(std::string_view(out_).substr(0, size));
  out_.erase(0, size);
  streamed_ += size;
  for (TableFrame& table : tables_) table.move_back(size);
  sections_.move_back(size);
  for (std::size_t* begin : {&anchor_begin_, &picture_.begin}) {
    if (*begin != std::string::npos) *begin -= size;
  }
}

std::size_t StoryWriter::settled() {
  const auto last = static_cast<std::size_t>(last_tag(out_).data() - out_.data());
  std::size_t size = std::min({last, anchor_begin_, picture_.begin});
  for (const TableFrame& table : tables_) size = std::min(size, table.settled());
  return std::min(size, sections_.settled(out_));
}

void StoryWriter::finish(opc::Edit& edit) {
  if (streamed_ == 0) return edit.replace(part_, std::move(out_));
  edit.replace(part_, std::move(*stream_), out_);
}

/// Markup comes into a capture that was only text: values get the form of their places.
void StoryWriter::impure() {
  pure_ = false;
  const std::string raw = std::exchange(out_, {});
  const std::vector<Chunk> chunks = std::exchange(chunks_, {});
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    const std::size_t end = i + 1 < chunks.size() ? chunks[i + 1].begin : raw.size();
    const std::string_view bytes =
        std::string_view(raw).substr(chunks[i].begin, end - chunks[i].begin);
    if (chunks[i].site) {
      text(bytes, *chunks[i].site);
    } else {
      out_ += bytes;
    }
  }
}

// --- values

void StoryWriter::value(const data::Value& value, std::uint32_t site) {
  this->value(value, parts_.sites[site]);
}

void StoryWriter::value(const data::Value& value, const EmitSite& site) {
  if (site.kind == SiteKind::grid_span) return grid_span(value, site);
  if (site.kind == SiteKind::shading) return shading(value);
  if (site.kind == SiteKind::merge_value || site.kind == SiteKind::merge_pass) {
    return merge(value, site.kind);
  }
  if (!tables_.empty()) tables_.back().note_value(value, captures_.size());
  if (site.kind == SiteKind::picture) return picture(value);
  if (value.is_undefined()) return;
  if (value.is_string()) return print(value.as_string(), site);
  data::Value made;
  if (const Content* own = content_of(value, made)) return content(*own, site);
  if (!made.is_undefined()) return this->value(made, site);
  scratch_.clear();
  value.print(scratch_);
  print(scratch_, site);
}

const Content* StoryWriter::content_of(const data::Value& value, data::Value& made) const {
  if (value.is_map()) {
    made = dialect_.content_kinds.content_of(value);
    return made.object_if<Content>();
  }
  return value.object_if<Content>();
}

void StoryWriter::print(std::string_view text, const EmitSite& site) {
  if (site.kind == SiteKind::attribute) return xml::escape_attribute(text, out_);
  const Base base = base_of(site.kind);
  if (pure_ && (base == Base::text || base == Base::other)) {
    chunks_.push_back({out_.size(), &site});
    out_ += text;
    return;
  }
  if (base == Base::text || base == Base::other) return this->text(text, site);
  // A macro or recursive loop that put out nothing may have passed line ends between paragraphs.
  if (text::trim(text).empty()) return;
  if (pure_) impure();
  enter(Level::text, site);
  this->text(text, site);
  leave(Level::text, site);
}

void StoryWriter::content(const Content& content, const EmitSite& site) {
  const Level level = content.level();
  if (base_of(site.kind) == Base::other) {
    scratch_.clear();
    content.print(scratch_);
    return print(scratch_, site);
  }
  const bool needs_leave = level >= Level::block && base_of(site.kind) != Base::block;
  const bool rows = level == Level::row || level == Level::cell;
  const SiteKind wanted = level == Level::row ? SiteKind::row : SiteKind::cell;
  if ((needs_leave && !site.leaves_paragraph()) || (rows && site.kind != wanted)) {
    jinja::fail(messages::kContentMisplaced, {std::string(content.type_name())});
  }
  if (level == Level::none) return content.write(*this, site);
  if (pure_) impure();
  const bool replaces = site.alone && site.kind == SiteKind::text && level == Level::block;
  std::string paragraph;
  if (replaces) {
    paragraph = take_back_paragraph();
  } else {
    enter(level, site);
  }
  const std::size_t begin = out_.size();
  content.write(*this, site);
  if (replaces && out_.size() == begin) {
    out_ += paragraph;
    return;
  }
  const std::string_view written = out_;
  if (written.substr(begin).starts_with("<w:tbl>") &&
      written.substr(0, begin).ends_with(kTableEnd)) {
    out_.insert(begin, kEmptyParagraph);
  }
  if (replaces) {
    replaced_ = &site;
  } else {
    leave(level, site);
  }
  after_table_ = std::string_view(out_).ends_with(kTableEnd);
  if (tables_.empty()) return;
  if (level == Level::row) tables_.back().add_rows(captures_.size());
  if (level == Level::cell) tables_.back().add_cell(begin, out_.size(), captures_.size());
}

/// Takes the paragraph that was begun out again.
std::string StoryWriter::take_back_paragraph() {
  const std::size_t plain = out_.rfind("<w:p>"), full = out_.rfind("<w:p ");
  const std::size_t begin =
      full == std::string::npos || (plain != std::string::npos && plain > full) ? plain : full;
  std::string paragraph = out_.substr(begin);
  out_.resize(begin);
  return paragraph;
}

void StoryWriter::enter(Level level, const EmitSite& site) {
  const Base base = base_of(site.kind);
  if (base == Base::text) {
    if (level >= Level::run) out_ += site.close_run;
    if (level >= Level::block) out_ += site.close_paragraph;
    return;
  }
  if (base == Base::block && level < Level::cell) {
    if (site.kind != SiteKind::block) begin_cell(site);
    if (level <= Level::run) open_paragraph(site);
  } else if (base == Base::run && level >= Level::block) {
    out_ += site.close_paragraph;
  }
  if (level == Level::text) out_ += site.open_run;
}

void StoryWriter::leave(Level level, const EmitSite& site) {
  const Base base = base_of(site.kind);
  if (base == Base::text) {
    if (level >= Level::block) open_paragraph(site);
    if (level >= Level::run) out_ += site.open_run;
    return;
  }
  if (level == Level::text) out_ += site.close_run;
  if (base == Base::block && level < Level::cell) {
    if (level <= Level::run) out_ += site.close_paragraph;
    if (site.kind != SiteKind::block) end_cell(site);
  } else if (base == Base::run && level >= Level::block) {
    open_paragraph(site);
  }
}

void StoryWriter::xml_in_cell(std::function<std::string(int width)> made) {
  // A value that is written by itself has no table around it.
  if (!tables_.empty()) tables_.back().in_cell(out_, std::move(made), captures_.size());
}

/// A cell for a value between cells; between rows it is alone in its row and as wide as the table.
void StoryWriter::begin_cell(const EmitSite& site) {
  static const RowShape kPlain;
  const std::size_t depth = captures_.size();
  TableFrame* table = tables_.empty() ? nullptr : &tables_.back();
  if (site.kind != SiteKind::row) {
    if (table) table->add_cell(out_.size(), out_.size(), depth);
    out_ += "<w:tc>";
    return;
  }
  const CellShape cell{0, std::max(site.columns, 1u)};
  if (table) table->begin_row(kPlain, out_.size(), depth);
  out_ += "<w:tr>";
  if (table) table->row_ends(out_, "", true, depth);
  if (table) table->begin_cell(cell, out_.size(), depth);
  out_ += "<w:tc>";
  const std::string span =
      cell.span > 1 ? "<w:gridSpan w:val=\"" + std::to_string(cell.span) + "\"/>" : "";
  if (table) {
    table->cell_span(out_, span, true, depth);
  } else if (!span.empty()) {
    out_ += "<w:tcPr>" + span + "</w:tcPr>";
  }
}

void StoryWriter::end_cell(const EmitSite& site) {
  out_ += "</w:tc>";
  if (!tables_.empty()) tables_.back().end_cell(out_.size(), captures_.size());
  if (site.kind != SiteKind::row) return;
  out_ += "</w:tr>";
  if (!tables_.empty()) tables_.back().end_row(out_, captures_.size());
}

void StoryWriter::text(std::string_view text, const EmitSite& site, std::string_view open_run) {
  if (site.kind == SiteKind::target) {
    out_ += text;
    return;
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = begin + xml::escape_line(text.substr(begin), out_);
    if (end == text.size()) return;
    const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    control(text[end], site, open_run);
    begin = end + (pair ? 2 : 1);
  }
}

/// Tracked changes in it get ids of their own.
void StoryWriter::open_paragraph(const EmitSite& site) {
  std::size_t at = out_.size();
  out_ += site.open_paragraph;
  while ((at = out_.find(kFreshId, at)) != std::string::npos) {
    at += kFreshId.size() - 1;
    out_.insert(at, needs_.annotation_id());
  }
}

void StoryWriter::control(char c, const EmitSite& site, std::string_view open_run) {
  if (c == '\t') {
    out_ += site.tab;
    return;
  }
  if (c == '\n' || c == '\r' || (c == '\a' && !site.leaves_paragraph())) {
    out_ += site.line_break;
    return;
  }
  if (!site.leaves_paragraph() || (c == '\f' && site.kind == SiteKind::drawing)) {
    out_ += site.kind == SiteKind::text || base_of(site.kind) != Base::other
                ? std::string_view("</w:t><w:br w:type=\"page\"/><w:t xml:space=\"preserve\">")
                : std::string_view(site.line_break);
    return;
  }
  out_ += site.close_run;
  out_ += site.close_paragraph;
  if (c == '\f') out_ += kPageBreak;
  open_paragraph(site);
  out_ += open_run;
}

void StoryWriter::grid_span(const data::Value& value, const EmitSite& site) {
  const std::optional<std::int64_t> span =
      value.is_number() ? value.as_small_integer() : std::nullopt;
  const auto columns = static_cast<std::uint32_t>(span.value_or(0));
  const bool filled_in =
      span && *span >= 0 && *span <= 1000 && !tables_.empty() &&
      tables_.back().set_span(columns, site.where, data::span_of(value), captures_.size());
  if (!span || *span < (filled_in ? 0 : 1) || *span > 1000) {
    jinja::fail(messages::kColspan, {"colspan", value.is_undefined() ? "" : value.to_string()});
  }
  if (columns > 1 && !filled_in) out_ += "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>";
}

void StoryWriter::shading(const data::Value& value) {
  const std::string colour = hex_colour(value);
  if (colour.empty()) return;
  out_ += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" + colour + "\"/>";
}

// --- sections

bool StoryWriter::takes_sections(const EmitSite& site) const {
  return !sections_.empty() && !site.in_text_box && !site.room.in_cell;
}

void StoryWriter::split_section(const SectionSetup& next) {
  sections_.split(next, !captures_.empty(), out_);
}

int StoryWriter::lay_section() {
  const PageFormat page = sections_.page();
  upright_.reset();
  if (page.width > page.height) return page.text_width();
  SectionSetup lying, upright;
  lying.landscape = true;
  upright.landscape = false;
  for (const auto& [key, id] : sections_.stories()) {
    if (is_header(key)) continue;
    const auto [known, added] = turned_.try_emplace(id, id);
    if (added) known->second = turned_footer(needs_, id, page);
    lying.stories[key] = known->second;
    upright.stories[key] = id;
  }
  split_section(lying);
  upright_ = std::move(upright);
  return page.text_height();
}

void StoryWriter::stand_section() {
  if (upright_) split_section(*std::exchange(upright_, std::nullopt));
}

void StoryWriter::sections(const SubdocumentMerge::Inserted& inserted) {
  split_section({});
  out_ += inserted.blocks;
  sections_.resume(inserted.stories, !captures_.empty(), out_);
}

void StoryWriter::end_section(std::uint32_t index) {
  const bool repeated = parts_.sections[index].repeated;
  const auto reference = [&](const std::string& id) {
    return repeated ? needs_.repeated_stories()->reference(id, *host_) : id;
  };
  if (std::exchange(after_table_, false)) out_ += kEmptyParagraph;
  sections_.end(index, !captures_.empty(), reference, out_);
}

// --- other documents

std::optional<SubdocumentMerge::Inserted> StoryWriter::take_in(Inclusions::Request request,
                                                               const EmitSite& site) {
  if (request.sections && !takes_sections(site)) jinja::fail(messages::kSectionMisplaced);
  const auto filled = needs_.inclusions().fill(request, *host_, report_);
  if (!filled.package) return std::nullopt;
  const SubdocumentMerge::Place place{part_, host_->where(),
                                      request.sections ? &sections_.stories() : nullptr};
  return needs_.subdocuments().insert(filled, request.path, place, report_);
}

void StoryWriter::include(const jinja::Inclusion& inclusion) {
  const auto request = needs_.inclusions().find(inclusion, needs_.file());
  if (!request) return;
  const EmitSite& site = parts_.sites[inclusion.site];
  const auto inserted = take_in(*request, site);
  if (!inserted) return;
  const bool among_text = site.kind == SiteKind::text || site.kind == SiteKind::run;
  const bool runs = among_text && inserted->sole_runs;
  content(InsertedDocument(*inserted, runs ? Level::run : Level::block), site);
}

/// Answers `{% vm %}`, in a capture: a mark where a merged cell begins.
void StoryWriter::merge(const data::Value& value, SiteKind kind) {
  const data::Value& key = value.items().front();
  bool begins = true;
  if (!tables_.empty()) {
    begins = kind == SiteKind::merge_value ? tables_.back().begins_merge(key)
                                           : tables_.back().begins_pass(key.truth());
  }
  if (begins) literal("1");
}

// --- hooks

void StoryWriter::hook(std::uint32_t payload) {
  using Kind = Hook::Kind;
  const Hook& hook = parts_.hooks[payload];
  switch (hook.kind) {
    case Kind::drawing_id:
      out_ += hook_used_[payload] ? needs_.drawing_id() : hook.text;
      hook_used_[payload] = true;
      return;
    case Kind::annotation_id:
      out_ += hook_used_[payload] || hook.index == 1 ? needs_.annotation_id() : hook.text;
      hook_used_[payload] = true;
      return;
    case Kind::bookmark_begin:
      if (!std::exchange(bookmarks_[hook.index].ahead, false)) next_bookmark(hook.index);
      return;
    case Kind::bookmark_ahead:
      if (!std::exchange(bookmarks_[hook.index].ahead, true)) next_bookmark(hook.index);
      out_ += bookmarks_[hook.index].name;
      return;
    case Kind::bookmark_id:
    case Kind::bookmark_name:
      if (!bookmarks_[hook.index].used) next_bookmark(hook.index);
      out_ +=
          hook.kind == Kind::bookmark_id ? bookmarks_[hook.index].id : bookmarks_[hook.index].name;
      return;
    case Kind::list_restart:
      lists_[hook.index].restart = lists_[hook.index].begun;
      return;
    case Kind::list_id:
      return list_number(hook.index);
    case Kind::list_properties:
      return list_properties(hook.index, hook.text);
    case Kind::ensure_paragraph:
      return ensure_paragraph(hook.text);
    case Kind::table_begin:
      tables_.emplace_back(parts_.tables[hook.index], out_.size(), captures_.size());
      return;
    case Kind::section_enter:
      return sections_.enter(hook.index);
    case Kind::section_end:
      return end_section(hook.index);
    case Kind::note_reference:
      out_ += needs_.repeated_notes()->write(hook.index, hook.text, *host_);
      return;
    case Kind::note_number:
      out_ += note_number_;
      return;
    case Kind::once_begin:
      anchor_begin_ = out_.size();
      return;
    case Kind::once_end:
      if (anchored_[hook.index]) out_.resize(anchor_begin_);
      anchored_[hook.index] = true;
      anchor_begin_ = std::string::npos;
      return;
    case Kind::picture_begin:
    case Kind::picture_alt:
    case Kind::picture_part:
    case Kind::picture_end:
      return picture_hook(hook);
    case Kind::target_begin:
      return begin_capture();
    case Kind::target_end:
      return target(hook.index);
    default:
      if (!tables_.empty()) table_hook(hook);
  }
}

void StoryWriter::table_hook(const Hook& hook) {
  TableFrame& table = tables_.back();
  const std::size_t depth = captures_.size();
  const bool wrapped = hook.index == 1;
  switch (hook.kind) {
    case Hook::Kind::table_grid:
      return table.grid(out_, depth);
    case Hook::Kind::row_begin:
      return table.begin_row(table.shape().rows[hook.index], out_.size(), depth);
    case Hook::Kind::row_end:
      return table.end_row(out_, depth);
    case Hook::Kind::row_ends:
      return table.row_ends(out_, hook.text, wrapped, depth);
    case Hook::Kind::cell_begin:
      return table.begin_cell(table.shape().cells[hook.index], out_.size(), depth);
    case Hook::Kind::cell_width:
      return table.cell_width(out_, hook.text, depth);
    case Hook::Kind::cell_span:
      return table.cell_span(out_, hook.text, wrapped, depth);
    case Hook::Kind::cell_merge:
      out_ += table.begins_drawn(wrapped) && !wrapped ? kMergeBegins : std::string_view(hook.text);
      return;
    case Hook::Kind::cell_end:
      return table.end_cell(out_.size(), depth);
    case Hook::Kind::table_end:
      return end_table();
    default:
      return;
  }
}

void StoryWriter::picture_hook(const Hook& hook) {
  switch (hook.kind) {
    case Hook::Kind::picture_begin:
      if (pure_) impure();
      picture_ = {};
      picture_.begin = out_.size();
      picture_.place = &parts_.picture_places[hook.index];
      return;
    case Hook::Kind::picture_alt:
      return xml::escape_attribute(picture_.drawing ? picture_.drawing->alt : picture_.text, out_);
    case Hook::Kind::picture_part: {
      const PicturePart& part = parts_.picture_parts[hook.index];
      out_ += picture_.drawing ? part.with(*picture_.drawing) : part.original;
      return;
    }
    default:
      break;
  }
  if (!picture_.given) out_.resize(picture_.begin);
  if (picture_.given && !picture_.drawing) picture_kept_[hook.index] = true;
  picture_.begin = std::string::npos;
}

void StoryWriter::drop_unshown_pictures() {
  for (std::size_t i = 0; i < parts_.picture_places.size(); ++i) {
    const std::string& unshown = parts_.picture_places[i].relationship;
    if (!unshown.empty() && !picture_kept_[i]) needs_.drop_media(part_, unshown);
    picture_kept_[i] = false;
  }
}

/// Prints a value in the place of a picture of the template.
void StoryWriter::picture(const data::Value& value) {
  const auto* content = value.object_if<Content>();
  const bool nothing = content != nullptr && content->level() == Level::none;
  if (value.is_undefined() || value.is_none() || nothing) return;
  picture_.given = true;
  data::Value made = value;
  if (value.is_map()) made = dialect_.content_kinds.content_of(value);
  if (const auto* image = made.object_if<Image>()) {
    picture_.drawing = image->drawing_in(picture_.place->box, part_, needs_);
  } else {
    (made.is_undefined() ? value : made).print(picture_.text);
  }
}

void StoryWriter::end_table() {
  for (diag::Diagnostic& told : tables_.back().end(out_, captures_.size()))
    report_.add(std::move(told));
  tables_.pop_back();
}

void StoryWriter::next_bookmark(std::uint32_t index) {
  BookmarkPass& pass = bookmarks_[index];
  const RepeatedBookmark& original = parts_.bookmarks[index];
  pass.id = pass.used ? needs_.annotation_id() : original.id;
  pass.name = pass.used ? needs_.bookmark_name(original.name) : original.name;
  pass.used = true;
}

void StoryWriter::list_number(std::uint32_t index) {
  ListPass& pass = lists_[index];
  const int original = parts_.lists[index].list;
  if (pass.number == 0) pass.number = original;
  if (std::exchange(pass.restart, false)) pass.number = needs_.restarted_list(original);
  pass.begun = true;
  out_ += std::to_string(pass.number);
}

void StoryWriter::list_properties(std::uint32_t index, std::string_view level) {
  ListPass& pass = lists_[index];
  if (!pass.restart && pass.number == 0) {
    pass.begun = true;
    return;
  }
  out_.append("<w:numPr><w:ilvl w:val=\"").append(level).append("\"/><w:numId w:val=\"");
  list_number(index);
  out_ += "\"/></w:numPr>";
}

void StoryWriter::target(std::uint32_t index) {
  const std::string address = end_capture().to_string();
  out_ += needs_.relationship(part_, parts_.targets[index].type, address, true);
}

void StoryWriter::ensure_paragraph(std::string_view paragraph) {
  if (!at_paragraph_end()) out_ += paragraph;
}

/// True when a paragraph, or something that counts as one, has just been written.
bool StoryWriter::at_paragraph_end() const {
  const std::string_view tag = last_tag(out_);
  return tag.starts_with("</w:p>") || tag.starts_with("</w:sdt>") ||
         tag.starts_with("</w:customXml>") ||
         ((tag.starts_with("<w:p>") || tag.starts_with("<w:p ") || tag.starts_with("<w:p/")) &&
          tag.ends_with("/>"));
}

}  // namespace chengwen::wml
