#include "imports/relevance.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <pm/text.hpp>

namespace pm::imports {
namespace {

using namespace std::chrono_literals;

constexpr auto nearness = 5min;

void speaks(Candidate& c, int weight, std::string_view why) {
  c.weight += weight;
  if (!c.why.empty()) c.why += ", ";
  c.why += why;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct LinkKind {
  std::string_view part, why;
};
constexpr std::array<LinkKind, 19> links = {{
    {"/d/", "links to a graph"},
    {"grafana", "links to a graph"},
    {"/graph", "links to a graph"},
    {"dashboard", "links to a graph"},
    {"kibana", "links to a graph"},
    {"datadoghq", "links to a graph"},
    {"/explore", "links to a graph"},
    {"/commit/", "links to a change"},
    {"/pull/", "links to a change"},
    {"/merge_requests/", "links to a change"},
    {"/compare/", "links to a change"},
    {"/pipelines/", "links to a change"},
    {"/actions/runs/", "links to a change"},
    {"/deployments", "links to a change"},
    {"alertmanager", "links to an alert"},
    {"/alerts", "links to an alert"},
    {"/alerting/", "links to an alert"},
    {"pagerduty.com", "links to an alert"},
    {"opsgenie.com", "links to an alert"},
}};

const LinkKind* link_in(std::string_view text) {
  for (auto at = text.find("://"); at != text.npos; at = text.find("://", at + 3)) {
    const auto url = text.substr(at, std::min(text.find_first_of(" \t\n>|\"", at), text.size()) - at);
    for (const auto& link : links)
      if (url.find(link.part) != url.npos) return &link;
  }
  return nullptr;
}

}  // namespace

std::uint64_t shape_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text)
    if (is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80)
      hash = (hash ^ static_cast<unsigned char>(lower_letter(c))) * 1099511628211ULL;
  return hash;
}

void weigh_for_record(Candidate& c, const CollectOptions& options, unsigned repeats) {
  if (c.at)
    for (std::size_t i = 0; i < options.milestones.size(); ++i)
      if (const auto distance = *c.at - options.milestones[i]; distance <= nearness && distance >= -nearness) {
        speaks(c, 2, "near a milestone");
        break;
      }
  if (!options.words.empty()) {
    const auto text = text::lower_ascii(c.text);
    if (std::ranges::any_of(options.words, [&](const auto& word) { return text.find(word) != text.npos; }))
      speaks(c, 2, "names a service");
  }
  if (const auto* link = link_in(c.text)) {
    speaks(c, 2, link->why);
  } else if (const auto* linked = link_in(c.url)) {
    speaks(c, 2, linked->why);
  }
  if (repeats > 0) speaks(c, -static_cast<int>(std::min(repeats, 5U)), "repeated");
}

CollectOptions options_for(const record::Record& record) {
  CollectOptions options;
  if (record.services)
    for (const auto& service : *record.services)
      if (service.size() >= 2) options.words.push_back(text::lower_ascii(text::trim(service)));
  for (const auto& at : record.times.at)
    if (at) options.milestones.push_back(at->at);
  return options;
}

}  // namespace pm::imports
