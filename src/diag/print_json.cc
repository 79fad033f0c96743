#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/json_object.h"
#include "diag/print.h"

namespace chengwen::diag {
namespace {

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
      JsonObject object(out_);
      object.text_if_any("severity", name_of(diagnostic.severity));
      append_words(object, *diagnostic.message,
                   substitute(in(language_, diagnostic.message->zh, diagnostic.message->en),
                              diagnostic.arguments));
      Place place = sources_.locate(diagnostic.span);
      if (place.file.empty()) place.file = diagnostic.file;
      append_place(object, place, diagnostic.span);
      object.number_if_any("occurrences", diagnostic.occurrences);
      if (!diagnostic.notes.empty())
        object.array("notes", diagnostic.notes, [&](const Note& note) {
          JsonObject hint(out_);
          const Place at = sources_.locate(note.span);
          append_words(hint, *note.message, words_of(note, at, language_));
          append_place(hint, at, note.span);
        });
    }
    out_ += '\n';
  }
  std::string take() { return std::move(out_); }

 private:
  void append_words(JsonObject& object, const Message& message, std::string_view words) {
    object.text_if_any("code", message.id);
    object.text_if_any("message", words);
  }

  void append_place(JsonObject& object, const Place& place, const Span& span) {
    object.text_if_any("file", place.file);
    object.text_if_any("place", print(place, language_));
    object.number_if_any("line", place.line);
    object.number_if_any("column", place.column);
    object.text_if_any("story", name_of(place.story));
    object.number_if_any("story_number", place.story_number);
    if (!place.headings.empty())
      object.array("headings", place.headings,
                   [&](const std::string& heading) { append_json_string(out_, heading); });
    object.number_if_any("paragraph", place.paragraph);
    object.number_if_any("table", place.table);
    object.number_if_any("row", place.row);
    object.number_if_any("cell", place.cell);
    object.text_if_any("value_path", place.value_path);
    object.text_if_any("excerpt", place.excerpt);
    if (!span.known()) return;
    object.key("span");
    JsonObject bytes(out_);
    bytes.number("source", span.source);
    bytes.number("begin", span.begin);
    bytes.number("end", span.end);
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
