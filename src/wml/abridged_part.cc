#include "wml/abridged_part.h"

#include <algorithm>
#include <cstring>

#include "wml/plain_reader.h"
#include "wml/story_parts.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

/// Goes over the tags of a part. What it does not understand ends its work.
class Abridger {
 public:
  Abridger(const std::string& part, Abridging what)
      : part_(part), what_(what), at_(part.c_str()), copied_(at_) {
    out_.text.reserve(part.size());
  }

  AbridgedPart run() {
    if (part_.starts_with("<?xml")) at_ += std::min(part_.find("?>"), part_.size());
    if (!find_body() || !body() || !ends_plainly()) return {};
    if (out_.paragraphs.empty()) return {};
    out_.xml.append(copied_, end());
    out_.part = part_;
    return std::move(out_);
  }

 private:
  const char* end() const { return part_.c_str() + part_.size(); }

  bool find_body() {
    for (int depth = 0; next_tag();) {
      const bool body = depth == 1 && (begins("<w:body>") || begins("<w:body "));
      if (!skip_tag(depth)) return false;
      if (body) return depth == 2;
    }
    return false;
  }

  bool body() {
    PlainReader reader(end(), out_);
    const char* last = nullptr;  // the end of the plain paragraph before
    for (int depth = 1; depth > 0;) {
      if (!next_tag()) return false;
      const char* const begin = at_;
      if (const char* const behind = begins("<w:p") ? reader.read(begin) : nullptr) {
        if (last != begin) put_placeholder(begin);
        ++out_.stretches.back().last;
        at_ = copied_ = last = behind;
      } else if (what_ == Abridging::all || begins("</")) {
        if (!skip_tag(depth)) return false;
      } else if (!skip_element()) {
        return false;
      }
    }
    return true;
  }

  void put_placeholder(const char* begin) {
    out_.xml.append(copied_, begin);
    const std::size_t first = out_.paragraphs.size() - 1;
    out_.stretches.push_back({out_.xml.size(), first, first});
    out_.xml.append(AbridgedPart::kPlaceholder);
  }

  bool ends_plainly() const {
    const std::string_view rest(at_, static_cast<std::size_t>(end() - at_));
    return rest.find("<?") == std::string_view::npos && rest.find("<!") == std::string_view::npos;
  }

  bool skip_element() {
    int depth = 0;
    do {
      if (!next_tag() || !skip_tag(depth)) return false;
    } while (depth > 0);
    return depth == 0;
  }

  bool next_tag() {
    at_ = std::strchr(at_, '<');
    return at_ != nullptr;
  }

  bool skip_tag(int& depth) {
    if (at_[1] == '!' || at_[1] == '?') return false;
    const bool ends = at_[1] == '/';
    for (++at_; *at_ != '>'; ++at_) {
      if (*at_ == '"' || *at_ == '\'') at_ = std::strchr(at_ + 1, *at_);
      if (!at_ || *at_ == '\0') return false;
    }
    const bool closed = at_[-1] == '/';
    depth += ends ? -1 : closed ? 0 : 1;
    ++at_;
    return true;
  }

  bool begins(std::string_view literal) const {
    return std::strncmp(at_, literal.data(), literal.size()) == 0;
  }

  const std::string& part_;
  const Abridging what_;
  const char* at_;
  const char* copied_;  ///< `out_` has all before it
  AbridgedPart out_;
};

}  // namespace

AbridgedPart abridge(const std::string& part, Abridging what) {
  if (part.find('\0') != std::string::npos) return {};
  return Abridger(part, what).run();
}

std::span<const PlainParagraph> AbridgedPart::at(pugi::xml_node placeholder) const {
  constexpr std::string_view kBeforeName = "<?";
  const auto place = static_cast<std::size_t>(placeholder.offset_debug()) - kBeforeName.size();
  const auto found = std::ranges::lower_bound(stretches, place, {}, &Stretch::place);
  return std::span(paragraphs).subspan(found->first, found->last - found->first);
}

bool parse_abridged(const std::string& part, Abridging what, AbridgedPart& abridged,
                    pugi::xml_document& document, std::string_view name, diag::Report& report) {
  abridged = abridge(part, what);
  if (!abridged.paragraphs.empty()) {
    diag::Report told_below;
    if (xml::parse(abridged.xml, document, name, told_below) && !use_usual_prefixes(document))
      return true;
    abridged = {};
  }
  return parse_part(part, document, name, report);
}

}  // namespace chengwen::wml
