// Records in memory and a fake tracker, with filing and syncing between them.
#pragma once

#include <pm/record.hpp>
#include <pm/trackers.hpp>

#include "trackers/fake_tracker.hpp"

namespace pm::trackers::test {

/// Every tracker that pm speaks to; a test of a rule that all share goes through them.
inline std::vector<std::string> every_tracker() {
  std::vector<std::string> names;
  for (const auto name : tracker_names()) names.emplace_back(name);
  return names;
}

inline record::Record record_with_fixes(int many, const std::string& id = "2026-11-20-checkout-500s") {
  auto record = a_record();
  record.id = id;
  record.uid.reset();
  const auto fix = record.fixes->front();
  record.fixes->clear();
  for (int i = 1; i <= many; ++i) {
    record.fixes->push_back(fix);
    record.fixes->back().id = "X" + std::to_string(i);
    record.fixes->back().title = "Fix number " + std::to_string(i);
  }
  return record;
}

struct FilingDesk {
  explicit FilingDesk(const std::string& name, record::Record record = record_with_fixes(1))
      : dialect(name), fake(name), there(target(name)) {
    records["a.json"] = std::move(record);
  }

  std::string dialect;
  FakeTracker fake;
  TrackerTarget there;
  std::map<std::filesystem::path, record::Record> records;
  std::string record_url;
  std::vector<std::string> said, told;
  std::vector<Error> problems;
  std::function<std::string()> new_uid = [n = 0]() mutable { return "uid0000000000000" + std::to_string(n++); };

  record::Record& record() { return records["a.json"]; }
  record::Fix& fix(std::size_t place = 0) { return (*record().fixes)[place]; }
  /// A fix that is linked to the issue of that number.
  void link(std::size_t place, long number) {
    record::Ticket ticket;
    ticket.tracker = tracker(dialect).kind;
    ticket.key = fake.key_of(number);
    ticket.url = "https://example.org/" + std::to_string(number);
    ticket.state = record::TicketState::open;
    ticket.synced_at = time::parse_instant("2026-11-23T12:00:00Z");
    fix(place).ticket = ticket;
  }

  void file() {
    std::vector<ChosenFix> chosen;
    for (const auto& [path, record] : records)
      for (const auto& fix : *record.fixes)
        if (!fix.ticket) chosen.push_back({{path, record}, fix.id});
    auto session = open_session();
    file_fixes(chosen, tracker(dialect), session, ports());
  }
  void sync(const SyncOptions& options = {}, const SyncQuestions& questions = {}) {
    std::vector<RecordFile> files;
    for (const auto& [path, record] : records) files.push_back({path, record});
    auto session = open_session();
    sync_fixes(files, options, tracker(dialect), session, ports(), questions);
  }

  [[nodiscard]] bool has_said(const std::string& words) const { return text_of(said).find(words) != std::string::npos; }
  [[nodiscard]] bool has_reported(const std::string& words) const {
    std::vector<std::string> all;
    for (const auto& problem : problems) all.push_back(problem.message + " / " + problem.hint);
    return text_of(all).find(words) != std::string::npos;
  }
  [[nodiscard]] int exit_status() const {
    int code = 0;
    for (const auto& problem : problems) code = std::max(code, exit_code(problem.kind));
    return code;
  }
  [[nodiscard]] std::string everything() const {
    std::vector<std::string> all = said;
    for (const auto& problem : problems) all.push_back("! " + problem.message + " / " + problem.hint);
    return dialect + "\n" + text_of(all);
  }

 private:
  static std::string text_of(const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) all += line + "\n";
    return all;
  }
  static time::Micros now() { return time::parse_instant("2026-11-28T12:00:00Z")->at; }

  TrackerSession open_session() {
    ApiToken token{"THE_TOKEN", {"Authorization", "Bearer s3cret"}, {"s3cret"}, "replace the token in THE_TOKEN"};
    return {tracker(dialect),
            there,
            std::move(token),
            {&fake, [](std::chrono::seconds) {}, [] { return false; }, [](const std::string&) {},
             [this](const std::string& line) { told.push_back(line); }, now}};
  }

  struct InMemory : OpenRecord {
    explicit InMemory(record::Record& kept) : kept_(kept), changed_(kept) {}
    record::Record& record() override { return changed_; }
    Result<void> save() override {
      kept_ = changed_;
      return {};
    }
    record::Record& kept_;
    record::Record changed_;
  };
  FilingPorts ports() {
    return {[this](const std::filesystem::path& path) -> Result<std::unique_ptr<OpenRecord>> {
              return std::make_unique<InMemory>(records.at(path));
            },
            [this](const RecordFile& file, const record::Fix& fix) {
              return draft_of(fix, file.record, tracker(dialect), {record_url, {}, BodyDetail::full});
            },
            [this](const std::string& line) { said.push_back(line); },
            [this](const Error& problem) { problems.push_back(problem); },
            [] { return false; },
            [](const record::Record& record) { return record::zone_of(record).instant(now()); },
            new_uid};
  }
};

}  // namespace pm::trackers::test
