#include "wml/ranges.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diag/messages.h"
#include "text/characters.h"
#include "wml/messages.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

/// A body of a block: between its opener and its closer, or one of its branches.
struct Body {
  std::size_t around = 0;  ///< its index
  std::size_t depth = 0;
  pugi::xml_node opener, closer;
};

struct Place {
  pugi::xml_node node;
  std::size_t body = 0;  ///< that the node is in; 0 = none
};

/// A complex field that has begun.
struct Field {
  Place begin;
  std::string code;
};

class Ranges {
 public:
  Ranges(StoryTree& tree, diag::Report& report) : tree_(tree), report_(report) {}

  void run() {
    // An end that goes out of one block may come into another one in the same run.
    constexpr int kRounds = 8;
    for (int round = 0; round < kRounds; ++round) {
      read();
      if (!move_ends()) break;
    }
    for (const auto& [field, end] : cut_fields_) report(field, end);
  }

 private:
  void read() {
    bodies_.assign(1, {});
    starts_.clear();
    ends_.clear();
    references_.clear();
    fields_.clear();
    cut_fields_.clear();
    body_ = 0;
    visit(tree_.xml);
  }

  void visit(const pugi::xml_node& node) {
    for (const pugi::xml_node child : node.children()) {
      if (is_mark(child)) {
        statement(child);
      } else if (is_range_marker(child)) {
        const std::string_view name = child.name();
        const bool starts = name.ends_with("Start");
        const std::string kind(name.substr(0, name.size() - (starts ? 5 : 3)));
        (starts ? starts_ : ends_)[{kind, child.attribute("w:id").value()}] = {child, body_};
      } else if (named(child, "w:fldChar")) {
        field(child);
      } else if (named(child, "w:commentReference")) {
        references_[child.attribute("w:id").value()] = {node, body_};
      } else if (named(child, "w:instrText") && !fields_.empty()) {
        fields_.back().code += child.text().get();
      } else if (child.type() == pugi::node_element && !named(child, "w:del")) {
        visit(child);
      }
    }
  }

  void statement(const pugi::xml_node& node) {
    const Mark& mark = tree_.marks[mark_of(node)];
    if (mark.kind != Mark::Kind::statement) return;
    const BlockWord word = tree_.block_word(mark);
    if (word.has(jinja::BlockBody::once)) return;
    if (word.role == BlockWord::Role::opener) {
      enter(node, body_);
    } else if (word.role == BlockWord::Role::middle && body_ != 0) {
      enter(bodies_[body_].opener, bodies_[body_].around);
    } else if (word.role == BlockWord::Role::closer && body_ != 0) {
      const Body& ended = bodies_[body_];
      const std::size_t around = ended.around;
      for (Body& body : bodies_) {
        if (body.opener == ended.opener) body.closer = node;
      }
      body_ = around;
    }
  }

  void enter(pugi::xml_node opener, std::size_t around) {
    bodies_.push_back({around, bodies_[around].depth + 1, opener, {}});
    body_ = bodies_.size() - 1;
  }

  void field(const pugi::xml_node& node) {
    const std::string_view type = node.attribute("w:fldCharType").value();
    if (type == "begin") return fields_.push_back({{node, body_}, ""});
    if (fields_.empty()) return;
    const Field& open = fields_.back();
    const bool cut = open.begin.body != body_;
    const bool told =
        !cut_fields_.empty() && cut_fields_.back().first.begin.node == open.begin.node;
    if (cut && !told) cut_fields_.emplace_back(open, Place{node, body_});
    if (type == "end") fields_.pop_back();
  }

  std::size_t common(std::size_t one, std::size_t other) const {
    while (one != other) {
      std::size_t& inner = bodies_[one].depth >= bodies_[other].depth ? one : other;
      inner = bodies_[inner].around;
    }
    return one;
  }

  /// The outermost body around `inner` that is in `outer`.
  const Body& body_below(std::size_t inner, std::size_t outer) const {
    while (bodies_[inner].around != outer) inner = bodies_[inner].around;
    return bodies_[inner];
  }

  bool move_ends() {
    bool moved = false;
    for (const auto& [range, start] : starts_) {
      const auto end = ends_.find(range);
      if (end == ends_.end()) continue;
      std::size_t shared = common(start.body, end->second.body);
      const auto reference =
          range.first == "w:commentRange" ? references_.find(range.second) : references_.end();
      if (reference != references_.end()) shared = common(shared, reference->second.body);
      if (start.body != shared) {
        const pugi::xml_node at = outside_runs(body_below(start.body, shared).opener);
        at.parent().insert_move_before(start.node, at);
        moved = true;
      }
      const pugi::xml_node closer = end->second.body == shared
                                        ? pugi::xml_node()
                                        : body_below(end->second.body, shared).closer;
      if (closer) {
        const pugi::xml_node at = outside_runs(closer);
        at.parent().insert_move_after(end->second.node, at);
        moved = true;
      }
      const pugi::xml_node home = end->second.node.parent();
      if (reference != references_.end() && reference->second.body != shared &&
          named(home, "w:p")) {
        pugi::xml_node(home).insert_move_after(reference->second.node, end->second.node);
        moved = true;
      }
    }
    return moved;
  }

  /// `mark`, or what is around it where the ends of ranges may stand.
  static pugi::xml_node outside_runs(pugi::xml_node mark) {
    while (is_text_element(mark.parent()) || named(mark.parent(), "w:r") ||
           std::string_view(mark.parent().name()).starts_with("m:")) {
      mark = mark.parent();
    }
    return mark;
  }

  void report(const Field& field, const Place& end) {
    const std::size_t shared = common(field.begin.body, end.body);
    const Body& body = body_below(field.begin.body == shared ? end.body : field.begin.body, shared);
    const Mark& opener = tree_.marks[mark_of(body.opener)];
    const std::string keyword(tree_.block_word(opener).block->keyword);
    if (!body.closer) return;  // the language says so
    report_.add(diag::Diagnostic(messages::kFieldCut,
                                 {keyword, std::string(text::trim(field.code))},
                                 tree_.marks[mark_of(body.closer)].tag)
                    .note(diag::messages::kOpenedHere, {"{% " + keyword + " %}"}, opener.tag));
  }

  StoryTree& tree_;
  diag::Report& report_;
  std::vector<Body> bodies_;
  std::size_t body_ = 0;
  std::map<std::pair<std::string, std::string>, Place> starts_, ends_;
  std::map<std::string, Place> references_;  ///< the runs with the references to comments
  std::vector<Field> fields_;
  std::vector<std::pair<Field, Place>> cut_fields_;
};

}  // namespace

void keep_ranges_whole(StoryTree& tree, diag::Report& report) {
  Ranges(tree, report).run();
}

}  // namespace chengwen::wml
