// Answers of trackers, read without trusting them: a value that is missing or of another kind is nothing.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/http.hpp>
#include <pm/trackers.hpp>

namespace pm::trackers {

using Json = nlohmann::json;          // what is read
using Sent = nlohmann::ordered_json;  // what is sent, in the order it is written here

/// Discarded (`is_discarded`) if it is no JSON.
[[nodiscard]] Json parsed(const std::string& body);

/// What a member holds; nothing unless there is one of that kind.
[[nodiscard]] std::optional<std::string> text_in(const Json&, std::string_view name);
[[nodiscard]] std::optional<long> number_in(const Json&, std::string_view name);
/// The member itself; null if there is none.
[[nodiscard]] const Json& member(const Json&, std::string_view name);
/// Texts of an array, or of `field` of the objects in it.
[[nodiscard]] std::vector<std::string> texts_in(const Json& array, std::string_view field = {});

/// A body of a request: bytes that are no UTF-8 are replaced.
[[nodiscard]] std::string written(const Sent&);

/// "12" of "#12"; nullopt if anything else stands there.
[[nodiscard]] std::optional<long> number_after_hash(const std::string& key);

/// Fails (usage) unless everybody in `[tracker.people]` is a number, as a tracker wants that knows users by number.
[[nodiscard]] Result<void> are_numbers(const std::map<std::string, std::string>& people, std::string_view where);

/// What a tracker says went wrong, in one line of at most 300 characters; "" if it says nothing that can be read.
[[nodiscard]] std::string complaint_in(const http::Response&);

/// A request with the headers that all of them want.
[[nodiscard]] http::Request request(std::string method, const Target&, std::string_view path,
                                    std::optional<Sent> body = {});

/// Every issue of an array, read by `read`. Nullopt if it is no array; what is no issue is left out.
template <class Read>
[[nodiscard]] std::optional<std::vector<Issue>> issues_in(const Json& array, const Read& read) {
  if (!array.is_array()) return std::nullopt;
  std::vector<Issue> issues;
  for (const auto& one : array)
    if (auto issue = read(one)) issues.push_back(std::move(*issue));
  return issues;
}

}  // namespace pm::trackers
