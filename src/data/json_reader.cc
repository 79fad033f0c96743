#include "data/json_reader.h"

#include <simdjson.h>

#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "data/csv_reader.h"
#include "data/json_mistakes.h"
#include "data/messages.h"
#include "data/number_token.h"
#include "text/characters.h"
#include "text/encoding.h"

namespace chengwen::data {
namespace {

namespace ondemand = simdjson::ondemand;

std::string_view without_blanks(std::string_view token) {
  return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
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

/// Builds values from a document that simdjson walks through.
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

  Value read(ondemand::document& document) {
    std::string_view token;
    if (document.raw_json_token().get(token)) return broken();
    token = without_blanks(token);
    if (!token.starts_with('{') && !token.starts_with('[')) return root_scalar(document, token);
    ondemand::value root;
    if (document.get_value().get(root)) return broken();
    Value result = value(root);
    if (!broken_ && document.current_location().error() != simdjson::OUT_OF_BOUNDS) return broken();
    return result;
  }

  /// The text is not valid JSON as far as it was read.
  bool is_broken() const { return broken_; }

 private:
  Value broken() {
    broken_ = true;
    return {};
  }

  std::uint32_t offset_of(const char* token) const {
    return start_ + static_cast<std::uint32_t>(token - text_.data());
  }

  /// A document that is a single scalar is too small to need anything but the strict search for
  /// mistakes.
  Value root_scalar(ondemand::document& document, std::string_view token) {
    diag::Report mistakes;
    explain_mistakes(text_, start_, depth_left_, mistakes);
    if (mistakes.has_errors()) return broken();
    if (!token.starts_with('"')) return word_or_number(token);
    std::string_view content;
    if (document.get_string().get(content)) return broken();
    return Value::string(content).with_origin(offset_of(token.data()) + 1);
  }

  Value value(ondemand::value& element) {
    const std::string_view token = without_blanks(element.raw_json_token());
    if (token.empty()) return broken();
    const std::uint32_t origin = offset_of(token.data()) + 1;
    switch (token.front()) {
      case '{':
        return nested(element, origin, &JsonReader::object);
      case '[':
        return nested(element, origin, &JsonReader::array);
      case '"':
        return string(element, token).with_origin(origin);
      default:
        return word_or_number(token);
    }
  }

  Value nested(ondemand::value& element, std::uint32_t origin,
               Value (JsonReader::*inside)(ondemand::value&)) {
    if (depth_left_ == 0) return broken();
    --depth_left_;
    Value result = (this->*inside)(element);
    ++depth_left_;
    result.set_origin(origin);
    if (result.is_map() && options_.files != nullptr && names_table(result))
      return read_table(result, files_, report_, *options_.files).with_origin(origin);
    return result;
  }

  Value array(ondemand::value& element) {
    ondemand::array array;
    if (element.get_array().get(array)) return broken();
    const std::size_t first = stack_.size();
    for (auto item : array) {
      ondemand::value item_value;
      if (item.get(item_value)) return broken();
      stack_.push_back(value(item_value));
      if (broken_) return {};
    }
    const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<Value> items(std::make_move_iterator(begin), std::make_move_iterator(stack_.end()));
    stack_.erase(begin, stack_.end());
    return Value::list(std::move(items));
  }

  Value object(ondemand::value& element) {
    ondemand::object object;
    if (element.get_object().get(object)) return broken();
    const std::size_t first = stack_.size();
    for (auto item : object) {
      ondemand::field field;
      if (std::move(item).get(field)) return broken();
      stack_.push_back(name(field));
      if (broken_) return {};
      stack_.push_back(value(field.value()));
      if (broken_) return {};
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

  Value name(ondemand::field& field) {
    const char* const begin = field.key().raw();
    const char* end = begin;
    while (*end != '"' && *end != '\\') ++end;
    std::string_view name(begin, static_cast<std::size_t>(end - begin));
    if (*end == '\\' && field.unescaped_key().get(name)) return broken();
    return texts_.get(name).with_origin(offset_of(begin));
  }

  Value string(ondemand::value& element, std::string_view token) {
    if (token.find('\\') == token.npos) {
      // Nothing to unescape: straight from the text. The call only steps over the token.
      ondemand::raw_json_string raw;
      if (token.size() < 2 || element.get_raw_json_string().get(raw)) return broken();
      return texts_.get(token.substr(1, token.size() - 2));
    }
    std::string_view content;
    if (element.get_string().get(content)) return broken();
    return Value::string(content);
  }

  Value word_or_number(std::string_view token) {
    Value result;
    if (token == "null") {
      result = Value::none();
    } else if (token == "true" || token == "false") {
      result = Value::boolean(token == "true");
    } else if (is_json_number(token)) {
      result = number(token);
    } else {
      return broken();
    }
    return result.with_origin(offset_of(token.data()) + 1);
  }

  Value number(std::string_view token) {
    try {
      return Value::number(Decimal::parse(token).value());
    } catch (const TooManyDigits&) {
      const std::uint32_t begin = offset_of(token.data());
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
  ondemand::parser parser;
  ondemand::document document;
  Value result;
  static_assert(simdjson::SIMDJSON_PADDING <= 64);
  const simdjson::padded_string_view padded(text, text.size() + simdjson::SIMDJSON_PADDING);
  const bool readable = !parser.iterate(padded).get(document);
  if (readable) result = reader.read(document);
  if (!readable || reader.is_broken()) {
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
