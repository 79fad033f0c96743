#include "jinja/parser.h"

#include <algorithm>
#include <utility>

#include "diag/messages.h"
#include "diag/suggest.h"
#include "jinja/lexer.h"
#include "jinja/messages.h"
#include "jinja/statement_text.h"

namespace chengwen::jinja {
namespace {

/// Words of other template languages and what they mean here.
constexpr std::pair<std::string_view, std::string_view> kForeignWords[] = {
    {"elseif", "elif"},    {"elsif", "elif"},           {"elif", "elif"},
    {"foreach", "for"},    {"endforeach", "endfor"},    {"each", "for"},
    {"endeach", "endfor"}, {"assign", "set"},           {"endassign", "endset"},
    {"function", "macro"}, {"endfunction", "endmacro"}, {"fi", "endif"},
};

struct Advice {
  std::string_view keyword;
  const diag::Message* message;
};

/// Tags of other dialects, and what to do without them.
constexpr Advice kAdvice[] = {
    {"break", &messages::kNoLoopControl},
    {"continue", &messages::kNoLoopControl},
    {"do", &messages::kNoDo},
};

bool is_middle_word(std::string_view word) {
  return word == "else" || word == "elif";
}

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<Token> tokens_of(const Segment& segment) {
  diag::Report told_already;
  return lex(segment.text, segment.span, told_already);
}

std::set<std::string_view> names_in(const Segment& segment) {
  std::set<std::string_view> names;
  for (const Token& token : tokens_of(segment)) {
    if (token.is(TokenKind::name) && !is_reserved_word(token.text)) names.insert(token.text);
  }
  return names;
}

/// The variables of a loop.
std::set<std::string_view> names_bound(const Segment& segment) {
  std::set<std::string_view> names;
  const std::vector<Token> tokens = tokens_of(segment);
  if (!tokens.front().is_name("for")) return names;
  for (const Token& token : tokens) {
    if (token.is_name("in")) break;
    if (token.is(TokenKind::name) && !token.is_name("for")) names.insert(token.text);
  }
  return names;
}

/// What the tag that begins a block of output names.
std::set<std::string_view> names_about(const Segment& segment) {
  const std::vector<Token> tokens = tokens_of(segment);
  if (tokens.front().is_name("for")) return names_bound(segment);
  if (!tokens.front().is_name("if") && !tokens.front().is_name("with")) return {};
  std::set<std::string_view> names = names_in(segment);
  names.erase(tokens.front().text);
  return names;
}

bool shares(const std::set<std::string_view>& some, const std::set<std::string_view>& others) {
  return std::any_of(some.begin(), some.end(),
                     [&](std::string_view name) { return others.contains(name); });
}

bool begins_value(const Token& token) {
  return token.is(TokenKind::name) || token.is(TokenKind::string) || token.is(TokenKind::number);
}

}  // namespace

Parser::Parser(std::span<const Segment> segments, const Environment& environment,
               diag::Report& report, int nesting)
    : segments_(segments), environment_(environment), report_(report), nesting_(nesting) {}

Body Parser::parse_template() {
  Body body;
  parse_segments(body);
  return body;
}

const Token& Parser::peek(std::size_t ahead) const {
  return tokens_[std::min(cursor_ + ahead, tokens_.size() - 1)];
}

Token Parser::next() {
  const Token token = peek();
  if (cursor_ + 1 < tokens_.size()) ++cursor_;
  return token;
}

bool Parser::accept(TokenKind kind) {
  if (!peek().is(kind)) return false;
  next();
  return true;
}

bool Parser::accept_name(std::string_view word) {
  if (!peek().is_name(word)) return false;
  next();
  return true;
}

bool Parser::expect(TokenKind kind) {
  if (accept(kind)) return true;
  fail_expected(name_of(kind));
  return false;
}

bool Parser::expect_name(std::string_view word) {
  if (accept_name(word)) return true;
  fail_expected(word);
  return false;
}

void Parser::fail_expected(std::string_view wanted) {
  const Token& token = peek();
  if (token.is(TokenKind::end)) {
    return fail_at(token, messages::kExpectedAtEnd, {std::string(wanted)});
  }
  fail_at(token, messages::kExpected, {std::string(wanted), std::string(token.text)});
}

Token Parser::expect_identifier() {
  if (peek().is(TokenKind::name)) return next();
  fail_at(peek(), messages::kExpectedName);
  return {};
}

void Parser::expect_end() {
  const Token& token = peek();
  if (token.is(TokenKind::end)) return;
  const std::string got(token.text);
  if (token.is(TokenKind::assign)) {
    return fail(
        diag::Diagnostic(messages::kUnexpected, {got}, token.span)
            .note(diag::messages::kDidYouMean, {peek(1).is(TokenKind::greater) ? ">=" : "=="}));
  }
  if (token.is_name("not")) {
    return fail(diag::Diagnostic(messages::kUnexpected, {got}, token.span)
                    .note(diag::messages::kDidYouMean, {"not in"}));
  }
  const bool after_keyword = cursor_ == 1 && segments_[position_].kind == Segment::Kind::statement;
  if (begins_value(token) && !is_reserved_word(token.text) && !after_keyword) {
    return fail_at(token, messages::kMissingOperator, {got});
  }
  fail_at(token, messages::kUnexpected, {got});
}

void Parser::expect_end_of_opening() {
  accept(TokenKind::colon);
  expect_end();
}

void Parser::fail(diag::Diagnostic mistake) {
  if (!failed_) report_.add(std::move(mistake));
  failed_ = true;
  skip_tag();
}

void Parser::fail_at(const Token& token, const diag::Message& message,
                     std::vector<std::string> words) {
  // What the lexer could not read was reported there.
  if (token.is(TokenKind::error)) failed_ = true;
  fail(diag::Diagnostic(message, std::move(words), token.span));
}

void Parser::skip_tag() {
  cursor_ = tokens_.size() - 1;
  if (position_ >= segments_.size()) return;
  mistakes_.tags.insert(tag());
  doubt_names();
}

void Parser::doubt_names() {
  if (segments_[position_].kind != Segment::Kind::statement) return;
  for (const Token& token : tokens_) {
    if (token.is(TokenKind::name)) mistakes_.names.emplace(token.text);
  }
}

void Parser::begin_tag() {
  const Segment& segment = segments_[position_];
  tokens_ = lex(segment.text, segment.span, report_,
                [this](std::string_view name, const std::vector<Token>& before) {
                  return is_call(name, before);
                });
  cursor_ = 0;
  failed_ = false;
  depth_ = 0;
}

/// Whether brackets behind `name` are those of a call. Methods have English names; those of
/// filters, tests, functions and macros can be told by where they stand or are known.
bool Parser::is_call(std::string_view name, const std::vector<Token>& before) const {
  const auto is_english = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(name.begin(), name.end(), is_english)) return true;
  if (!before.empty()) {
    const Token& last = before.back();
    if (last.is(TokenKind::dot)) return false;
    if (last.is(TokenKind::pipe)) return true;
    for (const std::string_view word : {"is", "not", "filter", "macro"}) {
      if (last.is_name(word)) return true;
    }
  }
  return environment_.global(name) != nullptr || macros_.contains(name);
}

std::string_view Parser::parse_body(Body& body, const Opening& opening,
                                    std::initializer_list<std::string_view> ends) {
  const std::size_t head = position_;
  if (static_cast<int>(open_.size()) >= nesting_) {
    report_.add(
        diag::Diagnostic(messages::kNestedTooDeep, {std::to_string(nesting_)}, opening.tag));
    mistakes_.blocks = true;
    abandoned_ = true;
    position_ = segments_.size();
  } else {
    ++position_;
  }
  open_.push_back({opening, ends, head});
  auto assigned = assigned_;
  const std::string_view end = parse_segments(body);
  if (end.empty()) body.push_back(make_gap(opening.tag));
  assigned_ = std::move(assigned);
  open_.pop_back();
  return end;
}

std::string_view Parser::parse_segments(Body& body) {
  for (; position_ < segments_.size(); ++position_) {
    const Segment& segment = segments_[position_];
    switch (segment.kind) {
      case Segment::Kind::literal:
        body.push_back(make_text(segment));
        break;
      case Segment::Kind::hook:
        if (segment.runs_program) note_read("loop");
        body.push_back(make_hook(segment));
        break;
      case Segment::Kind::expression:
        begin_tag();
        body.push_back(parse_printed(*this, segment));
        break;
      case Segment::Kind::statement: {
        const std::string_view end = parse_tag(body);
        if (!end.empty()) return end;
        if (pending_ && failed_) return {};
        break;
      }
    }
  }
  if (!open_.empty()) {
    if (!abandoned_) report_unclosed(nullptr);
    tokens_.assign(1, Token{});
    cursor_ = 0;
    failed_ = true;
  }
  return {};
}

/// Gives the word when the tag ends the innermost block.
std::string_view Parser::parse_tag(Body& body) {
  std::string_view word;
  if (pending_) {
    cursor_ = 0;
    failed_ = false;
    pending_ = false;
    word = pending_word_;
  } else {
    begin_tag();
  }
  const Token keyword = peek();
  if (!keyword.is(TokenKind::name)) {
    fail_at(keyword, keyword.is(TokenKind::end) ? messages::kEmptyTag : messages::kExpectedKeyword);
    return {};
  }
  if (word.empty()) word = meant_keyword(keyword);
  if (failed_) {
    skip_tag();
  } else {
    next();
  }
  if (word.empty()) return {};
  if (is_end_of_innermost(word)) return word;
  if (is_end_word(word)) {
    if (is_end_of_outer(word)) {
      close_for_outer(keyword, word);
    } else {
      report_stray(keyword, word);
    }
    return {};
  }
  const StatementKind* kind = environment_.statement(word);
  if (auto statement = kind->parse(*this, {keyword, tag()})) body.push_back(std::move(statement));
  // The tag at position_ is to be read again, by the block it belongs to.
  if (pending_) {
    failed_ = false;
    --position_;
  }
  return {};
}

bool Parser::is_end_word(std::string_view word) const {
  const std::vector<StatementKind>& kinds = environment_.statements();
  return is_middle_word(word) ||
         std::any_of(kinds.begin(), kinds.end(),
                     [&](const StatementKind& kind) { return kind.end == word; });
}

bool Parser::is_end_of_innermost(std::string_view word) const {
  return !open_.empty() && contains(open_.back().ends, word);
}

bool Parser::is_end_of_outer(std::string_view word) const {
  // A second `else` belongs to the `if` it stands in, not to one further out.
  if (is_middle_word(word) && !open_.empty() && open_.back().opening.keyword.text == "if") {
    return false;
  }
  return std::any_of(open_.begin(), open_.end(),
                     [&](const OpenBlock& block) { return contains(block.ends, word); });
}

void Parser::close_for_outer(const Token& closer, std::string_view word) {
  report_unclosed(&closer);
  closed_for_outer_.push_back(open_.back().ends.back());
  pending_ = true;
  pending_word_ = word;
  failed_ = true;
  skip_tag();
}

void Parser::report_unclosed(const Token* closer) {
  mistakes_.blocks = true;
  const OpenBlock& block = open_.back();
  diag::Diagnostic mistake(
      messages::kUnclosedBlock,
      {std::string(block.opening.keyword.text), std::string(block.ends.back())}, block.opening.tag);
  if (closer != nullptr) {
    mistake.notes.push_back({&messages::kClosedBefore,
                             {std::string(block.ends.back()), std::string(closer->text)},
                             closer->span});
  } else if (const Segment* last = last_use(block)) {
    mistake.notes.push_back({&messages::kEndBehind, {std::string(block.ends.back())}, last->span});
  }
  report_.add(std::move(mistake));
}

/// The last tag that uses what the block is about: the variables of a loop, what a condition asks
/// for. Null when there is none, or the block is about something else.
const Segment* Parser::last_use(const OpenBlock& block) const {
  const Segment& head = segments_[block.head];
  const std::set<std::string_view> names = names_about(head);
  const Segment* last = nullptr;
  for (const Segment& segment : segments_.subspan(block.head + 1)) {
    if (segment.kind != Segment::Kind::expression && segment.kind != Segment::Kind::statement)
      continue;
    if (segment.text == head.text || shares(names_bound(segment), names)) break;
    if (shares(names_in(segment), names)) last = &segment;
  }
  return last;
}

void Parser::report_stray(const Token& keyword, std::string_view word) {
  mistakes_.blocks = true;
  const auto forced = std::find(closed_for_outer_.begin(), closed_for_outer_.end(), word);
  if (forced != closed_for_outer_.end()) {
    // Two blocks overlap: the mistake was told where the outer one ended.
    closed_for_outer_.erase(forced);
    return skip_tag();
  }
  if (is_middle_word(word) && !open_.empty() && open_.back().opening.keyword.text == "if") {
    return fail_at(keyword, messages::kAfterElse, {std::string(word)});
  }
  if (is_middle_word(word)) {
    headless_.insert(open_.size());
    return fail_at(keyword, messages::kStrayMiddle, {std::string(word)});
  }
  if ((word == "endif" || word == "endfor") && headless_.erase(open_.size()) > 0) {
    // Of the block whose beginning was missed at its `else`.
    return skip_tag();
  }
  mistakes_.stray_ends.insert(word);
  std::string opener;
  for (const StatementKind& kind : environment_.statements()) {
    if (kind.end == word) opener = kind.keyword;
  }
  diag::Diagnostic mistake(messages::kStrayEnd, {std::string(word), opener}, keyword.span);
  if (!open_.empty()) {
    const OpenBlock& block = open_.back();
    mistake.notes.push_back({&diag::messages::kOpenedHere,
                             {"{% " + std::string(block.opening.keyword.text) + " %}"},
                             block.opening.tag});
  }
  fail(std::move(mistake));
}

/// The keyword as it should have been written; what is none is reported, and the rest of its tag is
/// skipped. Empty when nobody can tell what was meant.
std::string_view Parser::meant_keyword(Token keyword) {
  const bool is_two_words = (keyword.text == "else" && peek(1).is_name("if")) ||
                            (keyword.text == "end" && peek(1).is(TokenKind::name));
  if (keyword.text == "raw" || keyword.text == "endraw") {
    report_raw(keyword);
    return {};
  }
  const bool known = environment_.statement(keyword.text) != nullptr || is_end_word(keyword.text);
  if (known && !is_two_words) return keyword.text;
  if (is_two_words) {
    keyword.span = cover(keyword.span, peek(1).span);
    keyword.text = {keyword.text.data(), keyword.span.end - keyword.span.begin};
  }
  const std::string_view meant = guess_keyword(keyword);
  // `{% endtrans %}` after `{% trans %}`
  const bool told = keyword.text.starts_with("end") && contains(unknown_, keyword.text.substr(3));
  if (!told) report_unknown(keyword, meant);
  if (meant.empty()) unknown_.push_back(keyword.text);
  failed_ = true;
  return meant;
}

/// The scanner takes `{% raw %} … {% endraw %}`: what comes here is neither.
void Parser::report_raw(const Token& keyword) {
  mistakes_.blocks = true;
  if (!peek(1).is(TokenKind::end)) {
    return fail_at(peek(1), messages::kUnexpected, {std::string(peek(1).text)});
  }
  fail_at(keyword, messages::kStrayEnd, {"endraw", "raw"});
}

std::string_view Parser::guess_keyword(const Token& keyword) const {
  for (const auto& [foreign, meant] : kForeignWords) {
    if (foreign == keyword.text) return meant;
  }
  if (keyword.text.starts_with("else")) return "elif";
  for (const StatementKind& kind : environment_.statements()) {
    const bool spaced = keyword.text.starts_with("end") && keyword.text.ends_with(kind.keyword);
    if (spaced && !kind.end.empty()) return kind.end;
  }
  if (keyword.text == "end" && !open_.empty()) return open_.back().ends.back();
  std::vector<std::string_view> candidates;
  if (!open_.empty()) candidates = open_.back().ends;
  for (const StatementKind& kind : environment_.statements()) {
    candidates.push_back(kind.keyword);
    if (!kind.end.empty()) candidates.push_back(kind.end);
  }
  candidates.insert(candidates.end(), {"else", "elif"});
  const auto near = diag::nearest(keyword.text, candidates);
  if (!near) return {};
  return *std::find(candidates.begin(), candidates.end(), *near);
}

void Parser::report_unknown(const Token& keyword, std::string_view meant) {
  mistakes_.blocks = true;
  diag::Diagnostic mistake(messages::kUnknownTag, {std::string(keyword.text)}, keyword.span);
  if (!meant.empty()) {
    mistake.notes.push_back({&diag::messages::kDidYouMean, {std::string(meant)}, {}});
  }
  for (const Advice& advice : kAdvice) {
    if (advice.keyword == keyword.text) mistake.notes.push_back({advice.message, {}, {}});
  }
  report_.add(std::move(mistake));
}

bool Parser::claim_block(std::string_view name) {
  if (contains(blocks_, name)) return false;
  blocks_.push_back(name);
  return true;
}

void Parser::note_read(std::string_view name) {
  if (name == "self") reads_self_ = true;
  if (name != "loop") return note_special(name, SpecialNames::read);
  const auto loop = std::find_if(watched_.rbegin(), watched_.rend(), [](const Watched& watched) {
    return watched.names != nullptr && !watched.is_macro;
  });
  if (loop != watched_.rend()) loop->names->loop = SpecialNames::read;
}

void Parser::note_set(const Token& name) {
  if (name.text == "loop" && loops_ > 0) return fail_at(name, messages::kSetLoop);
  note_special(name.text, SpecialNames::set);
}

/// What a body does first with a name decides what the name is there.
void Parser::note_special(std::string_view name, SpecialNames::State how) {
  for (auto watched = watched_.rbegin(); watched != watched_.rend(); ++watched) {
    if (watched->names == nullptr) return;
    SpecialNames::State* state = watched->is_macro ? watched->names->find(name) : nullptr;
    if (state != nullptr && *state == SpecialNames::unseen) *state = how;
  }
}

}  // namespace chengwen::jinja
