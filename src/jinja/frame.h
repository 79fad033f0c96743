#pragma once

#include <cstdint>
#include <vector>

#include "data/value.h"

namespace chengwen::jinja {

class Frame;

/// Keeps a Frame alive.
class FrameRef {
 public:
  FrameRef() = default;
  explicit FrameRef(Frame* frame);
  FrameRef(const FrameRef& other);
  FrameRef(FrameRef&& other) noexcept : frame_(other.frame_) { other.frame_ = nullptr; }
  FrameRef& operator=(FrameRef other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~FrameRef();

  Frame* get() const { return frame_; }
  Frame& operator*() const { return *frame_; }
  Frame* operator->() const { return frame_; }

 private:
  Frame* frame_ = nullptr;
};

/// The variables of one call of a function. A macro keeps the frame it was made in alive.
class Frame final : public data::Shared {
 public:
  /// `all` is the list of the run's frames that this one joins.
  Frame(std::uint32_t function_number, std::uint32_t slots, FrameRef outer_frame, Frame*& all)
      : function(function_number),
        outer(std::move(outer_frame)),
        values(slots),
        next_(all),
        list_(&all) {
    if (next_ != nullptr) next_->previous_ = this;
    all = this;
  }
  ~Frame() override { leave(); }

  /// Breaks the cycles of frames and macros at the end of a run.
  static void clear_all(Frame*& all);

  std::uint32_t function;
  FrameRef outer;
  std::vector<data::Value> values;
  std::uint64_t given = 0;  ///< parameters of a macro that its caller gave

 private:
  void leave();

  Frame* previous_ = nullptr;
  Frame* next_;
  Frame** list_;
};

inline FrameRef::FrameRef(Frame* frame) : frame_(frame) {
  if (frame_ != nullptr) frame_->acquire();
}
inline FrameRef::FrameRef(const FrameRef& other) : FrameRef(other.frame_) {}
inline FrameRef::~FrameRef() {
  if (frame_ != nullptr) frame_->release();
}

inline void Frame::leave() {
  if (list_ == nullptr) return;
  if (next_ != nullptr) next_->previous_ = previous_;
  (previous_ != nullptr ? previous_->next_ : *list_) = next_;
  list_ = nullptr;
}

inline void Frame::clear_all(Frame*& all) {
  while (all != nullptr) {
    const FrameRef frame(all);
    frame->leave();
    const std::vector<data::Value> values = std::move(frame->values);
    // A macro that outlives the run finds a frame of the same size, without values.
    frame->values.resize(values.size());
  }
}

}  // namespace chengwen::jinja
