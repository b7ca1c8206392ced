#include "commands/fixes_dry_run.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <pm/escape.hpp>

namespace pm::commands {
namespace {

std::string indented(const std::string& text) {
  std::string out = "  ";
  for (const char c : text) out += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return out + "\n";
}

std::string readable(const std::string& body) {
  const auto json = nlohmann::ordered_json::parse(body, nullptr, false);
  return json.is_discarded() ? body : json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

std::string dry_run_heading(const ChosenTracker& there, const Result<trackers::ApiToken>& token) {
  auto head = fmt::format(
      "Dry run: nothing is sent. pm would first list the issues of {} on {}{}; a fix that has one is\n"
      "linked, not filed again.\n",
      there.target.project, there.target.api.authority(),
      there.tracker->has_labels ? " with the label " + there.target.labels.front() : "");
  if (token)
    head += "Token: " + token->from + ".\n";
  else
    head += "This would fail: " + token.error().message + ".\n" + token.error().hint + "\n";
  return escape::for_terminal(head);
}

std::string dry_run_text(const std::string& fix, const ChosenTracker& there, const trackers::IssueDraft& draft) {
  const auto request = there.tracker->create(there.target, draft);
  auto shown = "\n" + fix + "\n  " + request.method + " " + request.url + "\n";
  for (const auto& header : request.headers) shown += "  " + header.name + ": " + header.value + "\n";
  return escape::for_terminal(shown + indented(readable(request.body)));
}

}  // namespace pm::commands
