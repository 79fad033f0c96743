#include "wml/cell_colours.h"

#include <algorithm>
#include <utility>

#include "text/characters.h"
#include "wml/block_words.h"
#include "wml/messages.h"

namespace chengwen::wml {
namespace {

/// Reads the colours of a cell out of its marks.
class ColourReader {
 public:
  ColourReader(const StoryTree& tree, std::vector<const Mark*> marks, diag::Report& report)
      : tree_(tree), marks_(std::move(marks)), report_(report) {}

  CellColours run() {
    CellColours colours;
    while (at_ < marks_.size()) {
      append(read(), colours);
      ++at_;  // an end of what began in another cell
    }
    return colours;
  }

 private:
  /// A colour that comes in any case leaves those before it nothing.
  void append(CellColours from, CellColours& to) {
    for (CellColour& colour : from) {
      if (colour.always() && !to.empty()) {
        report_.add(diag::Diagnostic(messages::kCellTagTwice, {"cellbg"}, first_tag(to.back())));
        to.clear();
      }
      to.push_back(std::move(colour));
    }
  }

  static diag::Span first_tag(const CellColour& colour) {
    for (const CellColour::Branch& branch : colour.branches) {
      if (!branch.colours.empty()) return first_tag(branch.colours.front());
    }
    return colour.at;
  }

  /// Up to the next `else` or end of a block that does not begin here.
  CellColours read() {
    using Role = BlockWord::Role;
    CellColours colours;
    for (; at_ < marks_.size(); ++at_) {
      const Mark& mark = *marks_[at_];
      if (CellTag tag = parse_cell_tag(mark, "cellbg"); !tag.word.empty()) {
        append({{std::move(tag), mark.tag, {}, {}}}, colours);
        continue;
      }
      const Role role = tree_.block_word(mark).role;
      if (role == Role::middle || role == Role::closer) return colours;
      if (role == Role::opener) append(block(mark), colours);
    }
    return colours;
  }

  /// A choice for `if`; what stands in other blocks, or in one that does not end here, counts as if
  /// it stood outside.
  CellColours block(const Mark& opener) {
    CellColour choice;
    CellColours all;
    const Mark* branch = &opener;
    while (branch != nullptr) {
      ++at_;
      choice.branches.push_back({*branch, read()});
      for (const CellColour& colour : choice.branches.back().colours) all.push_back(colour);
      branch = at_ < marks_.size() ? marks_[at_] : nullptr;
      if (branch == nullptr || tree_.block_word(*branch).role == BlockWord::Role::closer) break;
    }
    if (branch == nullptr || all.empty() || keyword_of(opener.text) != "if") return all;
    choice.end = *branch;
    return {choice};
  }

  const StoryTree& tree_;
  std::vector<const Mark*> marks_;
  diag::Report& report_;
  std::size_t at_ = 0;
};

}  // namespace

CellTag parse_cell_tag(const Mark& mark, std::string_view word) {
  if (mark.kind != Mark::Kind::statement) return {};
  const std::string_view text = text::trim(mark.text);
  if (!text.starts_with(word)) return {};
  const std::string_view rest = text.substr(word.size());
  const std::string_view argument = text::trim(rest);
  const bool alone = rest.empty();
  const bool with_blank =
      !rest.empty() && argument.size() < rest.size() && text::trim_start(rest).size() < rest.size();
  const bool needs = word == "colspan" || word == "cellbg";
  const bool takes = needs || word == "vm";
  if (!alone && !with_blank && (rest[0] != '(' || !takes)) return {};
  if ((needs && argument.empty()) || (!takes && !argument.empty())) return {};
  diag::Span span = mark.span;
  span.begin += static_cast<std::uint32_t>(argument.data() - mark.text.data());
  return {word, std::string(argument), span};
}

bool CellColour::has_else() const {
  return keyword_of(branches.back().statement.text) == "else";
}

bool CellColour::always() const {
  const auto gives = [](const Branch& branch) {
    return std::any_of(branch.colours.begin(), branch.colours.end(),
                       [](const CellColour& colour) { return colour.always(); });
  };
  return branches.empty() || (has_else() && std::all_of(branches.begin(), branches.end(), gives));
}

CellColours read_cell_colours(const StoryTree& tree, std::vector<const Mark*> marks,
                              diag::Report& report) {
  return ColourReader(tree, std::move(marks), report).run();
}

}  // namespace chengwen::wml
