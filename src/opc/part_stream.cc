#include <utility>

#include "opc/deflate.h"
#include "opc/deflate_join.h"
#include "opc/package.h"
#include "opc/zip_entry.h"

namespace chengwen::opc {

void PartStream::append(std::string_view bytes) {
  crc_ = crc32(bytes, crc_);
  size_ += bytes.size();
  if (!pending_.empty()) {
    const std::string_view head = bytes.substr(0, kBlock - pending_.size());
    pending_ += head;
    bytes.remove_prefix(head.size());
    if (pending_.size() < kBlock || bytes.empty()) return;
    compress(pending_);
    pending_.clear();
  }
  if (bytes.size() < kBlock) {
    pending_ = bytes;
  } else {
    compress(bytes);
  }
}

void PartStream::compress(std::string_view block) {
  std::string deflated;
  deflate(block, level_, deflated);
  make_continuable(deflated);
  deflated_ += deflated;
}

ZipEntry PartStream::finish(std::string_view rest) && {
  crc_ = crc32(rest, crc_);
  size_ += rest.size();
  if (!pending_.empty()) rest = pending_.append(rest);
  deflate(rest, level_, deflated_);
  return {{}, kDeflated, crc_, size_, std::move(deflated_)};
}

}  // namespace chengwen::opc
