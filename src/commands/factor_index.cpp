#include "commands/factor_index.hpp"

#include <signal.h>
#include <sys/stat.h>

#include <charconv>
#include <map>
#include <system_error>
#include <unordered_map>

#include <fmt/format.h>

#include <pm/text.hpp>

#include <pm/store.hpp>

#include "commands/check_run.hpp"
#include "commands/records.hpp"

namespace pm::commands {

namespace {

namespace fs = std::filesystem;
using likeness::FactorText;

// A cache is a list of strings, each with its length, after a line with format and checksum. A file that a crash cut
// short, or of another version of pm, has another checksum or first line.

constexpr std::string_view cache_format = "pm-factors/1";

void put(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ':';
  out += text;
}
void put(std::string& out, std::size_t number) { put(out, std::to_string(number)); }

class CacheReader {
 public:
  explicit CacheReader(std::string_view left) : left_(left) {}

  std::string text() {
    const auto size = number_before(':');
    if (!size || *size > left_.size()) return fail_text();
    const auto found = left_.substr(0, *size);
    left_.remove_prefix(*size);
    return std::string(found);
  }
  std::size_t count() {
    const auto digits = text();
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value > left_.size()) failed_ = true;
    return failed_ ? 0 : value;
  }
  [[nodiscard]] bool is_whole() const { return !failed_ && left_.empty(); }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::optional<std::size_t> number_before(char end) {
    std::size_t value = 0;
    const auto [rest, error] = std::from_chars(left_.data(), left_.data() + left_.size(), value);
    if (error != std::errc{} || rest == left_.data() + left_.size() || *rest != end) return std::nullopt;
    left_.remove_prefix(static_cast<std::size_t>(rest - left_.data()) + 1);
    return value;
  }
  std::string fail_text() {
    failed_ = true;
    return {};
  }
  std::string_view left_;
  bool failed_ = false;
};

}  // namespace

std::string write_cache(const FactorCache& cache) {
  std::string body;
  put(body, cache.directory);
  put(body, cache.records.size());
  for (const auto& record : cache.records) {
    put(body, record.path);
    put(body, record.state);
    put(body, record.factors.size());
    for (const auto& factor : record.factors) {
      for (const auto* text : {&factor.record, &factor.factor, &factor.text}) put(body, *text);
      put(body, factor.services.size());
      for (const auto& service : factor.services) put(body, service);
    }
  }
  return fmt::format("{} {:016x}\n", cache_format, text::hash(body)) + body;
}

std::optional<FactorCache> read_cache(std::string_view bytes) {
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto body = bytes.substr(end + 1);
  if (bytes.substr(0, end) != fmt::format("{} {:016x}", cache_format, text::hash(body))) return std::nullopt;
  CacheReader in(body);
  FactorCache cache;
  cache.directory = in.text();
  cache.records.resize(in.count());
  for (auto& record : cache.records) {
    record.path = in.text();
    record.state = in.text();
    record.factors.resize(in.count());
    for (auto& factor : record.factors) {
      for (auto* text : {&factor.record, &factor.factor, &factor.text}) *text = in.text();
      factor.services.resize(in.count());
      for (auto& service : factor.services) service = in.text();
    }
    if (in.failed()) return std::nullopt;
  }
  return in.is_whole() ? std::optional(std::move(cache)) : std::nullopt;
}

std::vector<FactorText> factor_texts(const record::Record& record) {
  std::vector<FactorText> factors;
  for (const auto& factor : record.factors.value_or(std::vector<record::Factor>{}))
    factors.push_back({record.id, factor.id, factor.text, record.services.value_or(std::vector<std::string>{})});
  return factors;
}

namespace {

/// $XDG_CACHE_HOME/pm, else ~/.cache/pm; empty if there is neither.
fs::path cache_directory(const Environment& environment) {
  const auto variable = [&](const char* name) { return environment.variable(name).value_or(""); };
  if (const auto cache = variable("XDG_CACHE_HOME"); cache.starts_with('/')) return fs::path(cache) / "pm";
  const auto home = variable("HOME");
  return home.starts_with('/') ? fs::path(home) / ".cache" / "pm" : fs::path();
}

/// Size, time of the last change and inode; "" if the file cannot be read, or changed so recently that a second change
/// could leave all three as they are.
std::string state_of(const fs::path& path, time::Micros now) {
  struct stat status{};
  if (stat(path.c_str(), &status) != 0) return "";
  constexpr std::int64_t settled_after = 3;  // seconds: some file systems count in two
  const auto now_s = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
  if (status.st_ctim.tv_sec + settled_after > now_s) return "";
  return fmt::format("{} {}.{:09} {}.{:09} {}", status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                     status.st_ctim.tv_sec, status.st_ctim.tv_nsec, status.st_ino);
}

class IndexedDirectory {
 public:
  /// Stops, with some of the factors, once `stop` is true.
  IndexedDirectory(const CommandContext& context, const std::atomic<bool>& stop)
      : context_(context), stop_(stop), directory_(context.environment().cwd / context.folder()) {
    if (const auto cache = cache_directory(context.environment()); !cache.empty())
      file_ = cache / fmt::format("factors-{:016x}", text::hash(directory_.lexically_normal().string()));
  }

  std::vector<FactorText> factors() {
    read_known();
    auto records = read_records();
    if (!stop_ && (is_changed_ || records.size() != known_.size())) write(records);
    std::vector<FactorText> all;
    for (auto& record : records) std::ranges::move(record.factors, std::back_inserter(all));
    return all;
  }
  /// Why the cache was not written; "" if it was, or need not be.
  [[nodiscard]] const std::string& unwritten() const { return unwritten_; }

 private:
  void read_known() {
    if (file_.empty()) return;
    const auto bytes = store::read_file(file_, max_bytes);
    if (!bytes) return;
    auto cache = read_cache(*bytes);
    if (!cache || cache->directory != directory_.lexically_normal()) return;
    for (auto& record : cache->records) {
      auto path = record.path;
      known_.emplace(std::move(path), std::move(record));
    }
  }

  /// Those that changed are read, by several threads.
  std::vector<CachedRecord> read_records() {
    const auto found = store::find_records(context_.folder(), is_ignored(context_));
    std::vector<CachedRecord> records(found.records.size());
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < records.size() && !stop_; ++i) {
      auto& record = records[i];
      record.path = found.records[i].lexically_relative(context_.folder()).string();
      record.state = state_of(found.records[i], context_.environment().now());
      const auto known = known_.find(record.path);
      if (known != known_.end() && !record.state.empty() && known->second.state == record.state)
        record.factors = std::move(known->second.factors);
      else
        changed.push_back(i);
    }
    is_changed_ = !changed.empty();
    const auto store = store_of(context_);
    parallel_for(changed.size(), [&](WorkQueue& turns) {
      while (const auto turn = stop_ ? std::nullopt : turns.next()) {
        const auto place = changed[*turn];
        if (const auto loaded = store.load(found.records[place]); loaded)
          records[place].factors = factor_texts(loaded->record);
      }
    });
    return records;
  }

  void write(const std::vector<CachedRecord>& records) {
    if (file_.empty()) return;
    std::error_code failed;
    fs::create_directories(file_.parent_path(), failed);
    // Nobody else reads what records say.
    if (!failed) fs::permissions(file_.parent_path(), fs::perms::owner_all, failed);
    const auto written = failed
                             ? fail(ErrorKind::outside, failed.message())
                             : store::write_file(file_, write_cache({directory_.lexically_normal().string(), records}));
    if (!written) unwritten_ = "index of factors not written: " + written.error().message;
  }

  static constexpr std::size_t max_bytes = 1U << 30;
  const CommandContext& context_;
  const std::atomic<bool>& stop_;
  fs::path directory_, file_;
  std::unordered_map<std::string, CachedRecord> known_;
  bool is_changed_ = false;
  std::string unwritten_;
};

}  // namespace

likeness::FactorIndex factor_index(const CommandContext& context) {
  const std::atomic<bool> never = false;
  IndexedDirectory directory(context, never);
  auto factors = directory.factors();
  if (!directory.unwritten().empty()) context.note(directory.unwritten());
  return likeness::FactorIndex(std::move(factors));
}

namespace {

/// A thread that is started meanwhile gets no signals: the prompt's thread handles them.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all{};
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

}  // namespace

FactorIndexTask::FactorIndexTask(const CommandContext& context) {
  const SignalsBlocked blocked;
  try {
    building_ = std::async(std::launch::async, [this, &context] {
      auto factors = IndexedDirectory(context, stop_).factors();
      if (stop_) factors.clear();
      return likeness::FactorIndex(std::move(factors));
    });
  } catch (const std::system_error&) {
    context.note("index of factors not built: no thread can be started");
  }
}

FactorIndexTask::~FactorIndexTask() { stop_ = true; }  // the future waits for the thread

const likeness::FactorIndex* FactorIndexTask::wait_for(std::chrono::milliseconds time) {
  if (building_.valid() && building_.wait_for(time) == std::future_status::ready) {
    try {
      index_ = building_.get();
    } catch (const std::exception&) {
      return nullptr;  // such as a lack of memory: the interview goes on without it
    }
  }
  return index_ ? &*index_ : nullptr;
}

interview::FindEarlierFactor find_earlier_factor(FactorIndexTask& task) {
  using Known = std::map<std::string, std::optional<interview::EarlierFactor>>;
  return [&task, wait = longest_wait, known = Known{}](const record::Record& record,
                                                       const record::Factor& factor) mutable {
    constexpr std::size_t day_size = 10, most_compared = 5;
    const auto* index = task.wait_for(std::exchange(wait, std::chrono::milliseconds(0)));
    if (index == nullptr) return std::optional<interview::EarlierFactor>{};
    // Each text is compared once: the interview asks again after every line.
    const auto [found_before, is_new] = known.try_emplace(factor.text);
    if (!is_new) return found_before->second;
    const auto services = record.services.value_or(std::vector<std::string>{});
    for (const auto& found : index->proposed({record.id, factor.id, factor.text, services}, most_compared)) {
      const auto& other = *found.factor;
      // Ids begin with the day; the younger record has the link.
      if (other.record.substr(0, day_size) <= record.id.substr(0, day_size))
        return found_before->second = interview::EarlierFactor{other.record + ":" + other.factor, other.text};
    }
    return found_before->second;
  };
}

}  // namespace pm::commands
