#pragma once

#include <memory>
#include <string>
#include <utility>

namespace chengwen::opc {

/// Bytes that do not change and that copies share.
class SharedBytes {
 public:
  SharedBytes() = default;  ///< none
  SharedBytes(std::string bytes) : bytes_(std::make_shared<const std::string>(std::move(bytes))) {}

  const std::string& get() const {
    static const std::string kNone;
    return bytes_ ? *bytes_ : kNone;
  }
  friend bool operator==(const SharedBytes& a, const SharedBytes& b) {
    return a.bytes_ == b.bytes_ || a.get() == b.get();
  }

 private:
  std::shared_ptr<const std::string> bytes_;
};

}  // namespace chengwen::opc
