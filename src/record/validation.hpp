// Collects validation errors with pointer and source position.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>

#include "record/json_document.hpp"

namespace pm::record {

/// The way from the top to a value; a linked list on the caller's stack.
class Path {
 public:
  Path() = default;
  [[nodiscard]] Path key(std::string_view key) const { return {this, key, 0}; }
  [[nodiscard]] Path item(std::size_t index) const { return {this, {}, index}; }
  [[nodiscard]] bool is_top() const { return parent_ == nullptr; }
  [[nodiscard]] std::string pointer() const;

 private:
  Path(const Path* parent, std::string_view key, std::size_t index) : parent_(parent), key_(key), index_(index) {}
  const Path* parent_ = nullptr;
  std::string_view key_;  ///< a view of nothing for an item
  std::size_t index_ = 0;
};

class ErrorCollector {
 public:
  /// At a value, or at a key.
  void at(const json::Node& place, const Path& path, std::string message, std::string hint = {});
  /// Something absent from a value.
  void add_missing(const json::Node& parent, const Path& path, std::string message, std::string hint = {});
  void add_syntax_error(const json::JsonError& broken);

  [[nodiscard]] bool none() const { return found_.empty(); }
  /// The limit is reached; further errors are dropped, and no more are noted.
  [[nodiscard]] bool is_full() const { return found_.size() >= most; }
  /// In the order of the text, with lines, columns and excerpts.
  [[nodiscard]] std::vector<ValidationError> take(std::string_view text);

 private:
  void add(std::size_t begin, std::size_t end, std::string pointer, std::string message, std::string hint);

  static constexpr std::size_t most = 10'000;  // a hostile file could have millions
  std::vector<ValidationError> found_;
};

// Checks that a schema cannot express: duplicate ids, contradictory milestones, remains of an interview.

/// Looks at whatever is there, even in a record that is against the schema elsewhere.
void check_semantics(const json::Node& record, ErrorCollector& faults);

// Ids for what answers name without one.

/// Events, factors and fixes without an id get the next free number, in the order of their lists. References do not
/// count: they are meant for the ids made here.
void assign_missing_ids(Record&);

// Which names in a list stood there before.

/// Places of every name that repeats an earlier one, ascending. Empty, and cheap, for nearly every list.
[[nodiscard]] std::vector<std::size_t> repeats(std::span<const std::string_view> names);

// The order of a timeline: by time, then by the number of the id (T2 before T10).

[[nodiscard]] bool precedes(const Event& a, const Event& b);

}  // namespace pm::record
