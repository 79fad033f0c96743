#include "gongwen/tell.h"

#include <utility>

#include "data/json_reader.h"
#include "diag/messages.h"

namespace chengwen::gongwen {

diag::Diagnostic about(const data::Value& value, const diag::Message& message,
                       std::vector<std::string> words) {
  diag::Diagnostic finding(message, std::move(words));
  if (const diag::Span span = data::span_of(value); span.known())
    finding.notes.push_back({&diag::messages::kValueFrom, {}, span});
  return finding;
}

void tell(jinja::Host& host, const diag::Message& message, std::vector<std::string> words,
          const data::Value& value) {
  host.report(about(value, message, std::move(words)));
}

}  // namespace chengwen::gongwen
