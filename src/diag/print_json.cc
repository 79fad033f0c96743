#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/print.h"
#include "text/utf8.h"

namespace chengwen::diag {
namespace {

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = text::decode(text, position);
    if (c == U'"' || c == U'\\') {
      out += '\\';
      text::append(out, c);
    } else if (c == U'\n') {
      out += "\\n";
    } else if (c == U'\t') {
      out += "\\t";
    } else if (c < 0x20 || c == 0x7F) {
      constexpr std::string_view kHex = "0123456789abcdef";
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 0xF];
    } else {
      text::append(out, c);
    }
  }
  out += '"';
}

/// One JSON object, closed by the destructor; what is empty or 0 is left out.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }
  ~Object() { out_ += '}'; }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  std::string& key(std::string_view name) {
    if (!empty_) out_ += ',';
    empty_ = false;
    append_string(out_, name);
    return out_ += ':';
  }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) append_string(key(name), value);
  }
  void number(std::string_view name, std::uint32_t value) {
    if (value != 0) key(name) += std::to_string(value);
  }
  void number(std::string_view name, int value) {
    if (value != 0) key(name) += std::to_string(value);
  }
  /// An array of what `append` writes for each of `items`.
  template <typename Items, typename Append>
  void array(std::string_view name, const Items& items, Append append) {
    if (items.empty()) return;
    key(name) += '[';
    for (const auto& item : items) {
      if (&item != &items.front()) out_ += ',';
      append(item);
    }
    out_ += ']';
  }

 private:
  std::string& out_;
  bool empty_ = true;
};

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::hint:
      return "hint";
  }
  return "";
}

std::string_view name_of(Place::Story story) {
  switch (story) {
    case Place::Story::none:
      return "";
    case Place::Story::body:
      return "body";
    case Place::Story::header:
      return "header";
    case Place::Story::footer:
      return "footer";
    case Place::Story::footnote:
      return "footnote";
    case Place::Story::endnote:
      return "endnote";
    case Place::Story::comment:
      return "comment";
    case Place::Story::text_box:
      return "text_box";
    case Place::Story::properties:
      return "properties";
    case Place::Story::chart:
      return "chart";
    case Place::Story::other:
      return "other";
  }
  return "";
}

class JsonPrinter {
 public:
  JsonPrinter(const Sources& sources, Language language) : sources_(sources), language_(language) {}

  void append(const Diagnostic& diagnostic) {
    {
      Object object(out_);
      object.text("severity", name_of(diagnostic.severity));
      append_words(object, *diagnostic.message, diagnostic.arguments);
      Place place = sources_.locate(diagnostic.span);
      if (place.file.empty()) place.file = diagnostic.file;
      append_place(object, place, diagnostic.span);
      object.number("occurrences", diagnostic.occurrences);
      object.array("notes", diagnostic.notes, [&](const Note& note) {
        Object hint(out_);
        append_words(hint, *note.message, note.arguments);
        append_place(hint, sources_.locate(note.span), note.span);
      });
    }
    out_ += '\n';
  }
  std::string take() { return std::move(out_); }

 private:
  void append_words(Object& object, const Message& message,
                    const std::vector<std::string>& arguments) {
    object.text("code", message.id);
    object.text("message", substitute(in(language_, message.zh, message.en), arguments));
  }

  void append_place(Object& object, const Place& place, const Span& span) {
    object.text("file", place.file);
    object.text("place", print(place, language_));
    object.number("line", place.line);
    object.number("column", place.column);
    object.text("story", name_of(place.story));
    object.number("story_number", place.story_number);
    object.array("headings", place.headings,
                 [&](const std::string& heading) { append_string(out_, heading); });
    object.number("paragraph", place.paragraph);
    object.number("table", place.table);
    object.number("row", place.row);
    object.number("cell", place.cell);
    object.text("value_path", place.value_path);
    object.text("excerpt", place.excerpt);
    if (!span.known()) return;
    object.key("span");
    Object bytes(out_);
    bytes.key("source") += std::to_string(span.source);
    bytes.key("begin") += std::to_string(span.begin);
    bytes.key("end") += std::to_string(span.end);
  }

  const Sources& sources_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string print_json(const Report& report, const Sources& sources, Language language) {
  JsonPrinter printer(sources, language);
  for (const Diagnostic& diagnostic : report.diagnostics()) printer.append(diagnostic);
  return printer.take();
}

}  // namespace chengwen::diag
