#include "data/json_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>
#include <vector>

#include "data/csv_reader.h"
#include "data/json_mistakes.h"
#include "data/messages.h"
#include "data/number_token.h"
#include "text/characters.h"
#include "text/encoding.h"
#include "text/utf8.h"

namespace chengwen::data {
namespace {

/// What ends a number or a word.
bool ends_token(char c) {
  return c == ',' || c == '}' || c == ']' || c == ':' || static_cast<unsigned char>(c) <= ' ';
}

/// The short texts that came last: in a list of rows each name and each "无" is made once.
class TextCache {
 public:
  Value get(std::string_view text) {
    constexpr std::size_t kLongest = 64;
    if (text.size() > kLongest) return Value::string(text);
    Value& slot = slots_[Value::hash_of(text) % slots_.size()];
    if (!slot.is_string() || slot.as_string() != text) slot = Value::string(text);
    return slot;
  }

 private:
  std::array<Value, 1024> slots_;
};

/// Builds values from valid JSON (RFC 8259). At the first place that is not valid it stops;
/// explain_mistakes() finds the words for that.
class JsonReader {
 public:
  JsonReader(std::string_view text, std::uint32_t start, DataFiles& files, diag::Report& report,
             const JsonOptions& options)
      : text_(text),
        start_(start),
        depth_left_(options.depth),
        files_(files),
        report_(report),
        options_(options) {}

  Value read() {
    Value result = value();
    skip_blanks();
    return position_ == text_.size() ? result : broken();
  }

  /// The text is not valid JSON as far as it was read.
  bool is_broken() const { return broken_; }

 private:
  Value broken() {
    broken_ = true;
    return {};
  }

  std::uint32_t offset_of(std::size_t position) const {
    return start_ + static_cast<std::uint32_t>(position);
  }

  void skip_blanks() {
    while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\n' ||
                                        text_[position_] == '\r' || text_[position_] == '\t'))
      ++position_;
  }

  /// Steps over blanks and then `c`, if it stands there.
  bool accept(char c) {
    skip_blanks();
    if (position_ == text_.size() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  Value value() {
    skip_blanks();
    if (position_ == text_.size()) return broken();
    const std::uint32_t origin = offset_of(position_) + 1;
    switch (text_[position_]) {
      case '{':
        return nested(origin, &JsonReader::object);
      case '[':
        return nested(origin, &JsonReader::array);
      case '"':
        return string().with_origin(origin);
      default:
        return word_or_number().with_origin(origin);
    }
  }

  Value nested(std::uint32_t origin, Value (JsonReader::*inside)()) {
    if (depth_left_ == 0) return broken();
    --depth_left_;
    ++position_;
    Value result = (this->*inside)();
    ++depth_left_;
    if (broken_) return {};
    result.set_origin(origin);
    if (result.is_map() && options_.files != nullptr && names_table(result))
      return read_table(result, files_, report_, *options_.files).with_origin(origin);
    return result;
  }

  Value array() {
    const std::size_t first = stack_.size();
    if (!accept(']')) {
      do {
        stack_.push_back(value());
        if (broken_) return {};
      } while (accept(','));
      if (!accept(']')) return broken();
    }
    const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<Value> items(std::make_move_iterator(begin), std::make_move_iterator(stack_.end()));
    stack_.erase(begin, stack_.end());
    return Value::list(std::move(items));
  }

  Value object() {
    const std::size_t first = stack_.size();
    if (!accept('}')) {
      do {
        stack_.push_back(name());
        if (!accept(':')) return broken();
        stack_.push_back(value());
        if (broken_) return {};
      } while (accept(','));
      if (!accept('}')) return broken();
    }
    Value result = Value::map();
    Map& map = result.mutable_map();
    map.reserve((stack_.size() - first) / 2);
    for (std::size_t i = first; i < stack_.size(); i += 2) {
      if (!map.set(stack_[i], std::move(stack_[i + 1]))) report_repeated(map, stack_[i]);
    }
    stack_.resize(first);
    return result;
  }

  Value name() {
    skip_blanks();
    if (position_ == text_.size() || text_[position_] != '"') return broken();
    const std::uint32_t origin = offset_of(position_) + 1;
    return string().with_origin(origin);
  }

  Value string() {
    const std::size_t begin = ++position_;
    skip_plain();
    if (position_ < text_.size() && text_[position_] == '"')
      return texts_.get(text_.substr(begin, position_++ - begin));
    std::string content(text_.substr(begin, position_ - begin));
    while (position_ < text_.size() && text_[position_] == '\\') {
      if (!escape(content)) return broken();
      const std::size_t plain = position_;
      skip_plain();
      content.append(text_, plain, position_ - plain);
    }
    if (position_ == text_.size() || text_[position_] != '"') return broken();
    ++position_;
    return texts_.get(content);
  }

  /// To the next character of a text that means more than itself, or may not stand there.
  void skip_plain() {
    const auto stops = [](char c) {
      return c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ';
    };
    const auto here = text_.begin() + static_cast<std::ptrdiff_t>(position_);
    position_ += static_cast<std::size_t>(std::find_if(here, text_.end(), stops) - here);
  }

  bool escape(std::string& content) {
    constexpr std::string_view kLetters = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    const std::string_view rest = text_.substr(position_ + 1);
    if (rest.starts_with('u')) return code_point(content);
    const std::size_t known = rest.empty() ? rest.npos : kLetters.find(rest.front());
    if (known == rest.npos) return false;
    content += kMeant[known];
    position_ += 2;
    return true;
  }

  /// One code unit of UTF-16, or a surrogate pair.
  bool code_point(std::string& content) {
    constexpr char32_t kHigh = 0xD800, kLow = 0xDC00, kLowEnd = 0xE000;
    const std::optional<char32_t> first = code_unit();
    if (!first || (*first >= kLow && *first < kLowEnd)) return false;
    if (*first < kHigh || *first >= kLowEnd) {
      text::append(content, *first);
      return true;
    }
    const std::optional<char32_t> second = code_unit();
    if (!second || *second < kLow || *second >= kLowEnd) return false;
    text::append(content, 0x10000 + ((*first - kHigh) << 10) + (*second - kLow));
    return true;
  }

  /// Steps over `\uXXXX`.
  std::optional<char32_t> code_unit() {
    constexpr std::size_t kSize = 6;
    const std::string_view token = text_.substr(position_, kSize);
    if (token.size() < kSize || !token.starts_with("\\u")) return std::nullopt;
    std::uint32_t unit = 0;
    const char* const end = token.data() + kSize;
    if (std::from_chars(token.data() + 2, end, unit, 16).ptr != end) return std::nullopt;
    position_ += kSize;
    return unit;
  }

  Value word_or_number() {
    const std::size_t begin = position_;
    while (position_ < text_.size() && !ends_token(text_[position_])) ++position_;
    const std::string_view token = text_.substr(begin, position_ - begin);
    if (token == "null") return Value::none();
    if (token == "true" || token == "false") return Value::boolean(token == "true");
    return is_json_number(token) ? number(token, begin) : broken();
  }

  Value number(std::string_view token, std::size_t position) {
    try {
      return Value::number(Decimal::parse(token).value());
    } catch (const TooManyDigits&) {
      const std::uint32_t begin = offset_of(position);
      const auto end = begin + static_cast<std::uint32_t>(token.size());
      report_.add(diag::Diagnostic(messages::kTooManyDigits, {std::to_string(Decimal::kMaxDigits)},
                                   {diag::kDataSource, begin, end}));
      return Value::none();
    }
  }

  void report_repeated(const Map& map, const Value& key) {
    constexpr int kMostWarnings = 100;
    if (++repeated_ > kMostWarnings) return;
    for (const Map::Entry& entry : map.entries()) {
      if (entry.key != key) continue;
      report_.add(
          diag::Diagnostic(messages::kRepeatedKey, {std::string(key.as_string())}, span_of(key))
              .note(messages::kFirstHere, {}, span_of(entry.key)));
    }
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::uint32_t start_;
  int depth_left_;
  DataFiles& files_;
  diag::Report& report_;
  const JsonOptions& options_;
  bool broken_ = false;
  int repeated_ = 0;
  TextCache texts_;
  std::vector<Value> stack_;  // what the open arrays and objects hold so far
};

}  // namespace

std::optional<std::string> read_text(std::string_view bytes, const std::string& name,
                                     const DataFiles& files, diag::Report& report) {
  const auto fail = [&](const diag::Message& message) {
    diag::Diagnostic diagnostic(message);
    diagnostic.file = name;
    report.add(std::move(diagnostic));
    return std::nullopt;
  };
  constexpr std::string_view kZip = "PK\x03\x04", kOldExcel = "\xD0\xCF\x11\xE0";
  if (bytes.starts_with(kZip) || bytes.starts_with(kOldExcel)) return fail(messages::kWorkbook);
  auto decoded = text::decode_text(bytes);
  if (!decoded) return fail(messages::kEncoding);
  if (text::trim(decoded->text).empty()) return fail(messages::kEmpty);
  if (!files.fits(decoded->text.size())) return fail(messages::kTooLarge);
  return std::move(decoded->text);
}

Value read_json(std::string_view bytes, std::string name, DataFiles& files, diag::Report& report,
                const JsonOptions& options) {
  auto text = read_text(bytes, name, files, report);
  if (!text) return {};
  const std::uint32_t start = files.add(std::move(name), std::move(*text));
  files.set_begin(start, options.line, options.column);
  return read_json_at(start, files, report, options);
}

Value read_json_at(std::uint32_t start, DataFiles& files, diag::Report& report,
                   const JsonOptions& options) {
  const std::string_view text = files.text_at(start);
  const std::size_t errors = report.errors();
  JsonReader reader(text, start, files, report, options);
  Value result = reader.read();
  if (reader.is_broken()) {
    const std::size_t told = report.diagnostics().size();
    explain_mistakes(text, start, options.depth, report);
    if (report.diagnostics().size() == told) {
      report.add(diag::Diagnostic(messages::kSyntax, {}, {diag::kDataSource, start, start}));
    }
    files.break_at(report.diagnostics()[told].span.begin);
  }
  return report.errors() == errors ? result : Value();
}

}  // namespace chengwen::data
