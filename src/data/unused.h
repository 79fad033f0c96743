#pragma once

#include <string>
#include <vector>

#include "data/value.h"

namespace chengwen::data {

/// From now on it is known what of `root` was asked for.
void watch(const Value& root);

/// A key that nobody asked for, in any of the records of its list.
struct Unused {
  Value key;
  std::size_t places = 1;  ///< records that have it
};

/// What nobody asked for since watch(), in the order of the data: keys of the top and of records
/// that were asked for. Of a record of which nothing was asked for, its own key. Keys that begin
/// with `$` or `_` are notes of their writer.
std::vector<Unused> unused(const Value& root);

}  // namespace chengwen::data
