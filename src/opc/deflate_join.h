#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// RFC 1951 streams made one after the other into one stream: what deflating whole buffers lacks
/// for parts that are too big to be one.
namespace chengwen::opc {

/// Where the last block of a stream stands, in bits from its begin.
struct LastBlock {
  std::size_t begin = 0;  ///< its header, whose first bit says that it is the last
  std::size_t end = 0;    ///< past its last bit
};

/// `deflated` is a valid stream; it is walked through symbol by symbol.
LastBlock last_block(std::string_view deflated);

/// Changes a valid stream so that another one can follow: no block is the last, and it ends at a
/// byte border with an empty stored block.
void make_continuable(std::string& deflated);

}  // namespace chengwen::opc
