#pragma once

namespace chengwen::cli {

/// Takes the memory that most documents need from the system in one step: page by page, each when
/// it is touched first, takes longer. Does nothing where the system has no such step.
void take_heap();

}  // namespace chengwen::cli
