#include "wml/repeated_notes.h"

#include "wml/needs.h"
#include "wml/subdocument_merge.h"

namespace chengwen::wml {

std::string RepeatedNotes::write(std::size_t kind, std::string_view id, jinja::Host& host) {
  Kind& notes = kinds_[kind];
  if (notes.programs == nullptr) return std::string(id);
  const auto program = notes.programs->find(id);
  if (program == notes.programs->end()) return std::string(id);
  NoteMerge& added = needs_.subdocuments().notes();
  const bool first = notes.written.emplace(id).second;
  std::string number = first ? std::string(id) : added.next_number(kind);
  notes.writer->set_note_number(number);
  host.run(*program->second, *notes.writer, report_, jinja::Host::Names::all);
  added.append_note(kind, notes.writer->take());
  return number;
}

}  // namespace chengwen::wml
