// The rule `leak`: private words in the public texts of a record.
#include <fmt/format.h>

#include <pm/leak.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

void find_leak(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto& published = c.record.public_texts;
  const auto texts = public_texts(published);
  if (texts.empty()) return;
  PrivateTerms terms(c.settings.publication);
  terms.add(c.record);
  for (const auto& [pointer, text] : texts)
    for (const auto& leak : find_leaks(text, terms)) {
      if (!leak.is_certain) continue;
      found.push_back({.rule = "leak",
                       .pointer = pointer,
                       .message = leak_message(leak),
                       .fix_with = fmt::format("pm public {} {}", c.record_name, public_item(pointer)),
                       .excerpt = leak.excerpt,
                       .can_waive = leak.can_waive()});
    }
  if (is_approval_stale(published))
    found.push_back({.rule = "leak",
                     .pointer = "/public/approved",
                     .message = fmt::format("The public texts changed after they were approved{}",
                                            published.approved.on ? " on " + published.approved.on->text : ""),
                     .fix_with = "pm public " + c.record_name + " approval"});
}

constexpr Examples leak_found = {
    R"({"meeting": {"participants": [{"name": "Cora Lind"}]}, "public": {"summary": "Cora restarted the service."}})",
    R"({"public": {"impact": "Logins on db1.example.internal failed."}})",
    R"({"public": {"title": "Outage, see OPS-4711"}})",
    R"({"public": {"summary": "We rotated ghp_0123456789abcdefghij."}})",
    R"({"public": {"title": "Slow logins", "approved": {"on": "2026-11-30", "digest": "fnv1a:0000000000000000"}}})"};
constexpr Examples leak_fine = {
    R"({"meeting": {"participants": [{"name": "Cora Lind"}]}, "public": {"summary": "An engineer restarted the service."}})",
    R"({"public": {"impact": "Logins failed for 20 minutes; UTF-8 names were not affected."}})"};

}  // namespace

std::string leak_message(const Leak& leak) {
  return fmt::format("\"{}\" is {}: it must not be published", text::truncate_to_width(leak.excerpt, 60),
                     describe(leak.kind));
}

std::string public_item(std::string_view pointer) {
  constexpr std::string_view root = "/public/";
  if (pointer.starts_with(root)) pointer.remove_prefix(root.size());
  const auto slash = pointer.find('/');
  if (slash == pointer.npos) return std::string(pointer);
  return std::string(pointer.starts_with("services") ? pointer.substr(0, slash) : pointer.substr(slash + 1));
}

RecordRule leak() {
  return {{.name = "leak",
           .target = RuleInfo::Target::both,
           .severity = Severity::error,
           .finds = "a name, host, address, ticket or secret in a public text, or an approval older than the texts",
           .why = "A public report is read by customers and cannot be called back.",
           .ask = "Which words say the same without it?",
           .found = leak_found,
           .fine = leak_fine},
          find_leak};
}

}  // namespace pm::lint
