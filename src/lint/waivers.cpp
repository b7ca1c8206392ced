#include "lint/waivers.hpp"

#include <fmt/format.h>

namespace pm::lint {
namespace {

std::string place(std::string_view rule, std::string_view pointer) {
  return std::string(rule) + "\n" + std::string(pointer);
}

/// Whether the waived text is still there and overlaps the text found.
bool words_stand(const std::string& kept, const RuleFinding& f) {
  const auto [begin, end] = *f.bytes;
  for (auto at = f.text.find(kept); at != std::string_view::npos; at = f.text.find(kept, at + 1)) {
    const auto kept_end = at + kept.size();
    if ((at <= begin && end <= kept_end) || (begin <= at && kept_end <= end)) return true;
    if (at >= end) return false;
  }
  return false;
}

bool fits(const record::Waiver& waiver, const RuleFinding& f) {
  if (!waiver.excerpt) return true;
  return f.bytes ? words_stand(*waiver.excerpt, f) : *waiver.excerpt == f.excerpt;
}

std::string unused_message(const record::Waiver& waiver) {
  const auto* rule = find_rule(waiver.rule);
  if (rule != nullptr && !rule->can_waive)
    return fmt::format("{} cannot be waived: can this waiver be removed?", waiver.rule);
  return fmt::format("The waiver of {} at {} no longer matches a finding: can it be removed?", waiver.rule,
                     waiver.at.empty() ? "the record" : waiver.at);
}

}  // namespace

Waivers::Waivers(const record::Record& record) : record_(record) {
  if (!record.waivers) return;
  used_.resize(record.waivers->size());
  for (std::size_t i = 0; i < record.waivers->size(); ++i)
    by_place_.emplace(place((*record.waivers)[i].rule, (*record.waivers)[i].at), i);
}

const record::Waiver* Waivers::match(const RuleFinding& f) {
  if (by_place_.empty()) return nullptr;
  if (const auto* rule = find_rule(f.rule); rule == nullptr || !rule->can_waive) return nullptr;
  const record::Waiver* first = nullptr;
  const auto [begin, end] = by_place_.equal_range(place(f.rule, f.pointer));
  for (auto at = begin; at != end; ++at) {
    const auto& waiver = (*record_.waivers)[at->second];
    if (!fits(waiver, f)) continue;
    used_[at->second] = true;
    if (first == nullptr) first = &waiver;
  }
  return first;
}

void Waivers::add_unused(std::vector<RuleFinding>& found) const {
  for (std::size_t i = 0; i < used_.size(); ++i)
    if (!used_[i])
      found.push_back({"unused-waiver", item_pointer("/waivers", i), unused_message((*record_.waivers)[i]), ""});
}

}  // namespace pm::lint
