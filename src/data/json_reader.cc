#include "data/json_reader.h"

#include <yajl/yajl_parse.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include "data/csv_reader.h"
#include "data/json_mistakes.h"
#include "data/messages.h"
#include "text/characters.h"
#include "text/encoding.h"

namespace chengwen::data {
namespace {

/// The short texts that came last: in a list of rows each name and each "无" is made once.
class TextCache {
 public:
  /// For a text of `bytes`: a small one is read faster than many slots are made.
  explicit TextCache(std::size_t bytes)
      : slots_(std::bit_ceil(std::clamp<std::size_t>(bytes / 32, 16, 1024))) {}

  Value get(std::string_view text) {
    constexpr std::size_t kLongest = 64;
    if (text.size() > kLongest) return Value::string(text);
    Value& slot = slots_[Value::hash_of(text) % slots_.size()];
    if (!slot.is_string() || slot.as_string() != text) slot = Value::string(text);
    return slot;
  }

 private:
  std::vector<Value> slots_;
};

bool stands_between_tokens(char c) {
  return c == ',' || c == ':' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Builds values from the tokens that yajl finds (RFC 8259). At the first place that is not valid
/// it stops; explain_mistakes() finds the words for that.
class JsonReader {
 public:
  JsonReader(std::string_view text, std::uint32_t start, DataFiles& files, diag::Report& report,
             const JsonOptions& options)
      : text_(text),
        start_(start),
        files_(files),
        report_(report),
        options_(options),
        parser_(yajl_alloc(&kCallbacks, nullptr, this)),
        texts_(text.size()) {
    if (!parser_) throw std::bad_alloc();
    yajl_config(parser_.get(), yajl_dont_validate_strings, 1);  // read_text() did
  }

  /// Nothing where the text is not valid JSON.
  std::optional<Value> read() {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text_.data());
    if (yajl_parse(parser_.get(), bytes, text_.size()) != yajl_status_ok ||
        yajl_complete_parse(parser_.get()) != yajl_status_ok || has_half_pairs() || !ends_here())
      return std::nullopt;
    return std::move(stack_.back());
  }

 private:
  /// An array or object that is open.
  struct Open {
    std::size_t first;  ///< of its content in `stack_`: items, or names and values in turn
    std::uint32_t origin;
  };

  static JsonReader& of(void* context) { return *static_cast<JsonReader*>(context); }

  static const yajl_callbacks kCallbacks;
  static constexpr int kGoOn = 1, kStop = 0;

  /// Steps over the token that yajl has just read, and what stands before it; returns its origin.
  std::uint32_t pass_token() {
    for (begin_ = end_; stands_between_tokens(text_[begin_]);) ++begin_;
    end_ = yajl_get_bytes_consumed(parser_.get());
    return start_ + static_cast<std::uint32_t>(begin_) + 1;
  }

  int put(Value value) {
    stack_.push_back(std::move(value).with_origin(pass_token()));
    return kGoOn;
  }

  int string(const unsigned char* content, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(content), size);
    const int answer = put(texts_.get(text));
    constexpr std::size_t kQuotes = 2;
    const std::string_view token = text_.substr(begin_, end_ - begin_);
    if (token.size() != size + kQuotes && token.find("\\u") != token.npos) has_code_units_ = true;
    return answer;
  }

  int open() {
    open_.push_back({stack_.size(), pass_token()});
    return open_.size() <= static_cast<std::size_t>(options_.depth) ? kGoOn : kStop;
  }

  int close(Value (JsonReader::*content)(std::size_t first)) {
    pass_token();
    const Open opened = open_.back();
    open_.pop_back();
    Value result = (this->*content)(opened.first);
    stack_.resize(opened.first);
    result.set_origin(opened.origin);
    if (result.is_map() && options_.files != nullptr && names_table(result))
      result = read_table(result, files_, report_, *options_.files).with_origin(opened.origin);
    stack_.push_back(std::move(result));
    return kGoOn;
  }

  Value array(std::size_t first) {
    const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(first);
    return Value::list({std::make_move_iterator(begin), std::make_move_iterator(stack_.end())});
  }

  Value object(std::size_t first) {
    Value result = Value::map();
    Map& map = result.mutable_map();
    map.reserve((stack_.size() - first) / 2);
    for (std::size_t i = first; i < stack_.size(); i += 2) {
      if (!map.set(stack_[i], std::move(stack_[i + 1]))) report_repeated(map, stack_[i]);
    }
    return result;
  }

  int number(std::string_view token) {
    try {
      put(Value::number(Decimal::parse(token).value()));
      end_ = begin_ + token.size();  // yajl has not yet passed over the last number of a text
      return kGoOn;
    } catch (const TooManyDigits&) {
      const std::uint32_t begin = pass_token() - 1;
      const auto end = begin + static_cast<std::uint32_t>(token.size());
      report_.add(diag::Diagnostic(messages::kTooManyDigits, {std::to_string(Decimal::kMaxDigits)},
                                   {diag::kDataSource, begin, end}));
      stack_.push_back(Value::none());
      return kGoOn;
    }
  }

  /// yajl passes over a string that begins behind the value and does not end.
  bool ends_here() const { return text_.find_first_not_of(" \t\r\n", end_) == text_.npos; }

  /// yajl takes the halves of surrogate pairs for characters.
  bool has_half_pairs() const {
    if (!has_code_units_) return false;
    diag::Report mistakes;
    explain_mistakes(text_, start_, options_.depth, mistakes);
    return mistakes.has_errors();
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

  struct Freed {
    void operator()(yajl_handle parser) const { yajl_free(parser); }
  };

  std::string_view text_;
  std::uint32_t start_;
  DataFiles& files_;
  diag::Report& report_;
  const JsonOptions& options_;
  std::unique_ptr<yajl_handle_t, Freed> parser_;
  std::size_t begin_ = 0, end_ = 0;  // of the last token
  bool has_code_units_ = false;
  int repeated_ = 0;
  TextCache texts_;
  std::vector<Value> stack_;  // what is read and not yet part of an array or object
  std::vector<Open> open_;
};

const yajl_callbacks JsonReader::kCallbacks = {
    .yajl_null = [](void* context) { return of(context).put(Value::none()); },
    .yajl_boolean = [](void* context, int is) { return of(context).put(Value::boolean(is != 0)); },
    .yajl_integer = nullptr,
    .yajl_double = nullptr,
    .yajl_number =
        [](void* context, const char* token, std::size_t size) {
          return of(context).number({token, size});
        },
    .yajl_string = [](void* context, const unsigned char* content,
                      std::size_t size) { return of(context).string(content, size); },
    .yajl_start_map = [](void* context) { return of(context).open(); },
    .yajl_map_key = [](void* context, const unsigned char* content,
                       std::size_t size) { return of(context).string(content, size); },
    .yajl_end_map = [](void* context) { return of(context).close(&JsonReader::object); },
    .yajl_start_array = [](void* context) { return of(context).open(); },
    .yajl_end_array = [](void* context) { return of(context).close(&JsonReader::array); },
};

}  // namespace

std::optional<std::string> read_text(std::string bytes, const std::string& name,
                                     const DataFiles& files, diag::Report& report) {
  const auto fail = [&](const diag::Message& message) {
    diag::Diagnostic diagnostic(message);
    diagnostic.file = name;
    report.add(std::move(diagnostic));
    return std::nullopt;
  };
  constexpr std::string_view kZip = "PK\x03\x04", kOldExcel = "\xD0\xCF\x11\xE0";
  if (bytes.starts_with(kZip) || bytes.starts_with(kOldExcel)) return fail(messages::kWorkbook);
  auto decoded = text::decode_text(std::move(bytes));
  if (!decoded) return fail(messages::kEncoding);
  if (text::trim(decoded->text).empty()) return fail(messages::kEmpty);
  if (!files.fits(decoded->text.size())) return fail(messages::kTooLarge);
  return std::move(decoded->text);
}

Value read_json(std::string bytes, std::string name, DataFiles& files, diag::Report& report,
                const JsonOptions& options) {
  auto text = read_text(std::move(bytes), name, files, report);
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
  std::optional<Value> result = reader.read();
  if (!result) {
    const std::size_t told = report.diagnostics().size();
    explain_mistakes(text, start, options.depth, report);
    if (report.diagnostics().size() == told) {
      report.add(diag::Diagnostic(messages::kSyntax, {}, {diag::kDataSource, start, start}));
    }
    files.break_at(report.diagnostics()[told].span.begin);
  }
  return result && report.errors() == errors ? std::move(*result) : Value();
}

}  // namespace chengwen::data
