// git log: the bytes of `git log -z --format=%H%x1f%aI%x1f%cI%x1f%an%x1f%s`.
#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/weights.hpp"

namespace pm::imports::git_log {
namespace {

constexpr char between_fields = '\x1f';
constexpr std::size_t field_count = 5;
constexpr std::size_t longest_entry = 8192;

bool is_hash(std::string_view text) {
  constexpr std::size_t sha1 = 40, sha256 = 64;
  return (text.size() == sha1 || text.size() == sha256) && text.find_first_not_of("0123456789abcdef") == text.npos;
}

class GitLogReading final : public Reading {
 public:
  explicit GitLogReading(const ReadContext& context) : times_(context) {}

  Result<void> read(streams::ByteStream& document, std::string_view name, Sink& sink) override {
    std::array<char, 16384> bytes{};
    std::string entry;
    bool has_entries = false;
    for (;;) {
      const auto count = document.read(bytes);
      if (!count) return tl::unexpected(count.error().with_context(fmt::format("reading {}", name)));
      if (*count == 0) break;
      for (const char byte : std::string_view(bytes.data(), *count)) {
        if (byte != '\0') {
          if (entry.size() < longest_entry) entry += byte;
          continue;
        }
        if (!take(entry, sink)) return broken(name);
        has_entries = true;
        entry.clear();
      }
    }
    if (!text::is_blank(entry) && !take(entry, sink)) return broken(name);
    has_entries_ = has_entries_ || has_entries;
    return {};
  }

  Result<void> finish(Sink& sink) override {
    if (has_entries_) sink.note("git knows when a change was committed, not when it was deployed");
    return {};
  }

 private:
  static Result<void> broken(std::string_view name) {
    return fail(ErrorKind::refused, fmt::format("{}: not the output of git log that is read here", name),
                "use pm import --repo DIR, or git log -z --format=%H%x1f%aI%x1f%cI%x1f%an%x1f%s");
  }

  bool take(std::string_view entry, Sink& sink) {
    std::array<std::string_view, field_count> fields;
    auto rest = text::trim(entry);
    for (std::size_t i = 0; i < field_count; ++i) {
      const auto end = i + 1 == field_count ? rest.size() : rest.find(between_fields);
      if (end == rest.npos) return false;
      fields.at(i) = rest.substr(0, end);
      rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    const auto [hash, authored, committed, author, subject] = fields;
    if (!is_hash(hash)) return false;
    Candidate candidate;
    auto at = times_.read(committed, sink);
    if (!at) at = times_.read(authored, sink);
    set_time(candidate, at);
    candidate.text = text::replace_invalid_utf8(text::trim(subject));
    candidate.who = text::replace_invalid_utf8(author);
    candidate.is_person = candidate.who.find("[bot]") == candidate.who.npos;
    candidate.kind = record::EventKind::change;
    candidate.source = "git";
    candidate.key = fmt::format("git {}", hash);
    if (candidate.text.starts_with("Revert ") || candidate.text.starts_with("revert"))
      weigh(candidate, 3, "revert");
    else if (candidate.text.starts_with("Merge branch") || candidate.text.starts_with("Merge remote"))
      weigh(candidate, -1, "merge of a branch");
    else if (!candidate.is_person)
      weigh(candidate, -1, "by a bot");
    else
      weigh(candidate, 1, "commit");
    if (candidate.text.empty())
      sink.drop();
    else
      sink.take(std::move(candidate));
    return true;
  }

  SourceTimes times_;
  bool has_entries_ = false;
};

bool is_like(std::string_view beginning, std::string_view) {
  const auto end = beginning.find(between_fields);
  return end != beginning.npos && is_hash(text::trim(beginning.substr(0, end)));
}

}  // namespace

extern const Reader reader;
const Reader reader = {"git", "git log, as pm import --repo reads it", is_like, begin_reading<GitLogReading>, "commits",
                       true};

}  // namespace pm::imports::git_log
