#include "wml/abridged_part.h"

#include <cstring>

#include "wml/plain_reader.h"

namespace chengwen::wml {
namespace {

/// Goes over the tags of a part. What it does not understand ends its work.
class Abridger {
 public:
  explicit Abridger(const std::string& part) : part_(part), at_(part.c_str()), copied_(at_) {}

  AbridgedPart run() {
    if (part_.starts_with("<?xml")) at_ += std::min(part_.find("?>"), part_.size());
    if (!find_body() || !children_of_body() || !ends_plainly()) return {};
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

  bool children_of_body() {
    PlainReader reader(end(), out_);
    const char* last = nullptr;  // the end of the plain paragraph before
    while (next_tag()) {
      if (begins("</")) return true;
      const char* const begin = at_;
      const char* const behind = begins("<w:p") ? reader.read(begin) : nullptr;
      if (!behind) {
        if (!skip_element()) return false;
        continue;
      }
      if (last != begin) put_placeholder(begin);
      ++out_.sizes.back();
      at_ = copied_ = last = behind;
    }
    return false;
  }

  void put_placeholder(const char* begin) {
    out_.xml.append(copied_, begin).append(AbridgedPart::kPlaceholder);
    out_.sizes.push_back(0);
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
  const char* at_;
  const char* copied_;  ///< `out_` has all before it
  AbridgedPart out_;
};

}  // namespace

AbridgedPart abridge(const std::string& part) {
  if (part.find('\0') != std::string::npos) return {};
  return Abridger(part).run();
}

}  // namespace chengwen::wml
