#include "opc/deflate.h"

#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace chengwen::opc {
namespace {

RC_GTEST_PROP(DeflateProperty, InflatesToWhatItWas, ()) {
  const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "<w:t>", "</w:t>", "预算", "x", std::string(300, 'y'), "\0\xFF"));
  std::string bytes = *rc::gen::arbitrary<std::string>();
  for (const std::string& word : words) bytes += word;
  std::string deflated;
  deflate(bytes, 6, deflated);
  RC_ASSERT(inflate(deflated, bytes.size()) == bytes);
}

}  // namespace
}  // namespace chengwen::opc
