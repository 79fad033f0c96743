#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "data/json_reader.h"
#include "data/messages.h"
#include "data/schema_messages.h"
#include "diag/messages.h"
#include "diag/print.h"
#include "gongwen/audit_messages.h"
#include "gongwen/check_messages.h"
#include "gongwen/install.h"
#include "gongwen/messages.h"
#include "gongwen/refill_messages.h"
#include "gongwen/review_messages.h"
#include "jinja/environment.h"
#include "jinja/library_messages.h"
#include "jinja/messages.h"
#include "jinja/plain_text.h"
#include "jinja/program.h"
#include "jinja/vm.h"
#include "opc/messages.h"
#include "support/source_dir.h"
#include "support/word_file.h"
#include "wml/document.h"
#include "wml/messages.h"
#include "wml/text_of.h"
#include "xml/messages.h"

namespace chengwen::gongwen {
namespace {

using diag::Language;

struct Page {
  const char* file;
  Language language;
};
constexpr Page kLanguagePages[] = {{"模板语言.md", Language::zh},
                                   {"template-language.md", Language::en}};

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream page(test::source_dir() / "docs" / file);
  EXPECT_TRUE(page) << file;
  std::vector<std::string> lines;
  for (std::string line; std::getline(page, line);) lines.push_back(line);
  return lines;
}

std::string all_of(const std::string& file) {
  std::string text;
  for (const std::string& line : lines_of(file)) text += line + '\n';
  return text;
}

/// The fenced blocks of a page that begin with "```" and `kind`, without their fences.
std::vector<std::string> blocks_of(const Page& page, const std::string& kind) {
  std::vector<std::string> blocks;
  bool inside = false;
  for (const std::string& line : lines_of(page.file)) {
    if (line == "```" + kind) {
      blocks.emplace_back();
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back() += line + '\n';
    }
  }
  return blocks;
}

/// The cells of a table's row, without blanks and code marks around them; none for other lines.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  if (!line.starts_with("| ")) return cells;
  cells.emplace_back();
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line.compare(i, 2, "\\|") == 0) {
      cells.back() += line[++i];
    } else if (line[i] == '|') {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  cells.pop_back();
  for (std::string& cell : cells) {
    const std::size_t begin = cell.find_first_not_of(' ');
    cell = begin == std::string::npos ? ""
                                      : cell.substr(begin, cell.find_last_not_of(' ') + 1 - begin);
    const bool code = cell.size() > 1 && cell.front() == '`' && cell.back() == '`';
    if (code && cell.find('`', 1) == cell.size() - 1) cell = cell.substr(1, cell.size() - 2);
  }
  return cells;
}

struct Filled {
  std::string text;
  std::string code;   ///< of the first diagnostic
  std::string words;  ///< of the first diagnostic
};

/// Fills templates with the data of a page, its first block of JSON.
class Filler {
 public:
  explicit Filler(const Page& page) : language_(page.language) {
    const std::vector<std::string> data = blocks_of(page, "json");
    EXPECT_FALSE(data.empty()) << page.file;
    if (!data.empty()) json_ = data.front();
    install(dialect_);
  }

  Filled fill(const std::string& source) const {
    diag::Report report;
    data::DataFiles files;
    const data::Value root = data::read_json(json_, "data.json", files, report);
    const auto segments = jinja::cut_plain_text(source, diag::kFirstTemplateSource, report);
    const auto program = jinja::compile(segments, dialect_.environment, report);
    jinja::TextOutput output;
    if (program) jinja::run(*program, dialect_.environment, root, output, {}, report);
    Filled filled{output.text(), "", ""};
    if (!report.diagnostics().empty()) {
      const diag::Diagnostic& first = report.diagnostics().front();
      filled.code = first.message->id;
      filled.words = diag::substitute(diag::in(language_, first.message->zh, first.message->en),
                                      first.arguments);
    }
    return filled;
  }

  /// The text of a filled document of these lines; of the first diagnostic, if there is one.
  std::string fill_document(const std::string& lines) const {
    diag::Report report;
    data::DataFiles files;
    const data::Value root = data::read_json(json_, "data.json", files, report);
    const auto package = opc::Package::read(test::docx_of_lines(lines), "page.docx", report);
    diag::Sources sources;
    const auto document = wml::Document::compile(package, dialect_, report, sources);
    std::string text;
    if (document) {
      const std::string filled = document->fill(root, {}, {}, report, sources).write();
      text = wml::text_of(opc::Package::read(filled, "filled.docx", report), report).value_or("");
    }
    for (const diag::Diagnostic& diagnostic : report.diagnostics()) {
      text += diagnostic.message->id;
    }
    return text;
  }
  const jinja::Environment& environment() const { return dialect_.environment; }

 private:
  Language language_;
  std::string json_;
  wml::Dialect dialect_ = wml::Dialect::standard();
};

TEST(LanguagePages, ExamplesGiveWhatStandsBelowThem) {
  for (const Page& page : kLanguagePages) {
    const Filler filler(page);
    const std::vector<std::string> examples = blocks_of(page, "jinja");
    for (const std::string& example : examples) {
      const std::size_t cut = example.find("\n---\n");
      ASSERT_NE(cut, std::string::npos) << page.file << ":\n" << example;
      EXPECT_EQ(filler.fill(example.substr(0, cut + 1)).text, example.substr(cut + 5))
          << page.file << ":\n"
          << example;
    }
    EXPECT_GE(examples.size(), 15u) << page.file;
  }
}

/// A table is followed by a paragraph.
std::string without_empty_end(std::string text) {
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

/// Examples with paragraphs and tables, filled as Word documents.
TEST(LanguagePages, WordExamplesGiveWhatStandsBelowThem) {
  for (const Page& page : kLanguagePages) {
    const Filler filler(page);
    const std::vector<std::string> examples = blocks_of(page, "jinja word");
    for (const std::string& example : examples) {
      const std::size_t cut = example.find("\n---\n");
      ASSERT_NE(cut, std::string::npos) << page.file << ":\n" << example;
      EXPECT_EQ(without_empty_end(filler.fill_document(example.substr(0, cut))),
                without_empty_end(example.substr(cut + 5)))
          << page.file << ":\n"
          << example;
    }
    EXPECT_GE(examples.size(), 4u) << page.file;
  }
}

/// Rows of tables whose last column is headed 得到 or "gives": the cell before is a template.
TEST(LanguagePages, RowsGiveTheResultBesideThem) {
  for (const Page& page : kLanguagePages) {
    const Filler filler(page);
    int rows = 0;
    std::vector<std::string> header;
    for (const std::string& line : lines_of(page.file)) {
      const std::vector<std::string> cells = cells_of(line);
      if (header.empty()) header = cells;
      if (!line.starts_with("|")) header.clear();
      if (header.empty() || (header.back() != "得到" && header.back() != "gives")) continue;
      if (cells.size() != header.size() || cells.back() == header.back()) continue;
      const Filled filled = filler.fill(cells[cells.size() - 2]);
      EXPECT_EQ(filled.text, cells.back()) << page.file << ": " << line;
      EXPECT_EQ(filled.code, "") << page.file << ": " << line;
      ++rows;
    }
    EXPECT_GE(rows, 120) << page.file;
  }
}

TEST(LanguagePages, MistakesGiveTheMessageBesideThem) {
  for (const Page& page : kLanguagePages) {
    const Filler filler(page);
    int rows = 0;
    for (const std::string& line : lines_of(page.file)) {
      const std::vector<std::string> cells = cells_of(line);
      if (cells.size() < 3 || !cells[1].starts_with("jinja.")) continue;
      const Filled filled = filler.fill(cells[0]);
      EXPECT_EQ(filled.code, cells[1]) << page.file << ": " << line;
      EXPECT_EQ(filled.words, cells[2]) << page.file << ": " << line;
      ++rows;
    }
    EXPECT_GE(rows, 15) << page.file;
  }
}

TEST(LanguagePages, NameEverythingThatATemplateCanUse) {
  const std::string official = all_of("official-filters.md");
  for (const Page& page : kLanguagePages) {
    const Filler filler(page);
    const std::string text = all_of(page.file);
    const auto expect_named = [&](std::vector<std::string_view> names) {
      EXPECT_FALSE(names.empty());
      for (const std::string_view name : names) {
        bool named = false;
        for (const char* end : {"`", "(", " "}) {
          const std::string begin = "`" + std::string(name) + end;
          named = named || text.find(begin) != std::string::npos ||
                  official.find(begin) != std::string::npos;
        }
        EXPECT_TRUE(named) << page.file << " does not name " << name;
      }
    };
    expect_named(filler.environment().filter_names());
    expect_named(filler.environment().test_names());
    expect_named(filler.environment().global_names());
  }
}

/// "### `jinja.missing`" and "| `jinja.missing` |" name a code.
std::set<std::string> codes_of(const std::vector<std::string>& lines) {
  std::set<std::string> codes;
  for (const std::string& line : lines) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.empty()) continue;
    const std::size_t dot = cells[0].find('.');
    if (dot != std::string::npos && cells[0].find(' ') == std::string::npos) codes.insert(cells[0]);
  }
  return codes;
}

TEST(DiagnosticsPage, NamesEveryMessageWithItsWords) {
  const std::string page = all_of("diagnostics.md");
  const std::set<std::string> listed = codes_of(lines_of("diagnostics.md"));
  const auto in_table = [](std::string_view words) {
    std::string cell;
    for (const char c : words) {
      if (c == '|') cell += '\\';
      cell += c;
    }
    return cell;
  };
  std::set<std::string> known;
  for (const diag::Catalogue catalogue :
       {diag::Catalogue(diag::messages::kAll), diag::Catalogue(data::messages::kAll),
        diag::Catalogue(data::messages::kSchema), diag::Catalogue(xml::messages::kAll),
        diag::Catalogue(opc::messages::kAll), diag::Catalogue(jinja::messages::kAll),
        diag::Catalogue(jinja::messages::kLibrary), diag::Catalogue(wml::messages::kAll),
        diag::Catalogue(messages::kAll), diag::Catalogue(messages::kCheckMessages),
        diag::Catalogue(messages::kReviewMessages), diag::Catalogue(messages::kRefillMessages),
        diag::Catalogue(messages::kAuditAll)}) {
    for (const diag::Message* message : catalogue) {
      known.insert(std::string(message->id));
      EXPECT_TRUE(listed.contains(std::string(message->id))) << message->id;
      EXPECT_NE(page.find(in_table(message->zh)), std::string::npos) << message->id;
      EXPECT_NE(page.find(in_table(message->en)), std::string::npos) << message->id;
    }
  }
  // The rooms above have catalogues of their own.
  const std::set<std::string> above = {"data.no-object",  "fill.unreached", "fill.not-reviewed",
                                       "hint.printed-by", "hint.near-tag",  "hint.make-folder"};
  for (const std::string& code : listed) {
    const bool elsewhere =
        code.starts_with("cli.") || code.starts_with("batch.") || above.contains(code);
    EXPECT_TRUE(elsewhere || known.contains(code)) << "there is no message " << code;
  }
}

}  // namespace
}  // namespace chengwen::gongwen
