#include "wml/text_of.h"

#include <string_view>
#include <utility>

#include "wml/manuscript.h"

namespace chengwen::wml {
namespace {

std::string_view heading_of(diag::Place::Story kind) {
  switch (kind) {
    case diag::Place::Story::header:
      return "header";
    case diag::Place::Story::footer:
      return "footer";
    case diag::Place::Story::footnote:
      return "footnote";
    case diag::Place::Story::endnote:
      return "endnote";
    case diag::Place::Story::comment:
      return "comment";
    default:
      return "text";
  }
}

class Writer {
 public:
  explicit Writer(const Manuscript& manuscript) : manuscript_(manuscript) {}

  std::string run() {
    const auto& paragraphs = manuscript_.paragraphs();
    for (std::size_t at = 0; at < paragraphs.size();) {
      const ManuscriptParagraph& paragraph = paragraphs[at];
      if (paragraph.story != story_) begin_story(paragraph.story);
      if (const ManuscriptTable* table = table_at(at)) {
        write(*table);
        at = table->end;
      } else {
        write(paragraph);
        ++at;
      }
    }
    return std::move(out_);
  }

 private:
  void begin_story(std::size_t story) {
    story_ = story;
    const StoryPart& part = manuscript_.stories()[story].part;
    heading_ = "[" + std::string(heading_of(part.kind));
    if (part.number > 0) heading_ += " " + std::to_string(part.number);
    heading_ += "]\n";
  }

  /// Of stories beside the body only what shows is written, under one heading.
  bool wanted(std::string_view text) {
    if (story_ == 0) return true;
    if (text.empty()) return false;
    out_ += std::exchange(heading_, {});
    return true;
  }

  std::string text(const ManuscriptParagraph& paragraph) {
    if (paragraph.label.empty()) return paragraph.text();
    const auto level =
        manuscript_.lists().level(paragraph.format.list, paragraph.format.list_level);
    const bool joined = level && level->suffix == "nothing";
    return paragraph.label + (joined ? "" : " ") + paragraph.text();
  }

  void write(const ManuscriptParagraph& paragraph) {
    const std::string line = text(paragraph);
    if (wanted(line)) out_.append(line).append("\n");
  }

  const ManuscriptTable* table_at(std::size_t paragraph) {
    const auto& tables = manuscript_.tables();
    while (next_table_ < tables.size() &&
           (tables[next_table_].nested || tables[next_table_].end <= paragraph)) {
      ++next_table_;
    }
    if (next_table_ == tables.size() || tables[next_table_].begin != paragraph) return nullptr;
    return &tables[next_table_];
  }

  void write(const ManuscriptTable& table) {
    for (const ManuscriptRow& row : table.rows) {
      std::string line = "|";
      bool shows = false;
      for (const ManuscriptCell& cell : row.cells) {
        const std::string content = cell.continues ? "^" : text(cell);
        shows = shows || !content.empty();
        line.append(" ").append(content).append(content.empty() ? "|" : " |");
      }
      if (wanted(shows ? line : "")) out_.append(line).append("\n");
    }
  }

  std::string text(const ManuscriptCell& cell) {
    std::string out;
    for (std::size_t i = cell.begin; i < cell.end; ++i) {
      const std::string line = text(manuscript_.paragraphs()[i]);
      if (line.empty()) continue;
      if (!out.empty()) out += " / ";
      for (const char c : line) {
        if (c == '|') out += '\\';
        out += c == '\n' || c == '\t' ? ' ' : c;
      }
    }
    return out;
  }

  const Manuscript& manuscript_;
  std::string out_;
  std::string heading_;
  std::size_t story_ = 0;
  std::size_t next_table_ = 0;
};

}  // namespace

std::optional<std::string> text_of(std::shared_ptr<const opc::Package> package,
                                   diag::Report& report) {
  const auto manuscript = Manuscript::look_over(std::move(package), nullptr, report);
  if (!manuscript) return std::nullopt;
  return Writer(*manuscript).run();
}

}  // namespace chengwen::wml
