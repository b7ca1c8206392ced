// Reads the records of `--from` and of the records directory, several at a time.
#include <algorithm>
#include <charconv>
#include <exception>
#include <map>
#include <memory>
#include <ostream>
#include <unordered_set>

#include <fmt/format.h>

#include <pm/references.hpp>
#include <pm/store.hpp>
#include <pm/tables.hpp>
#include <pm/text.hpp>

#include "commands/check_run.hpp"
#include "commands/log.hpp"
#include "commands/record_inputs.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

/// A line of an export, at its place. Keeps the file of the last one open.
Result<std::string> read_line(const fs::path& path, std::uint64_t begin, std::size_t size, InputBuffer& buffer) {
  if (buffer.path != path || !buffer.file.is_open()) {
    buffer.file = std::ifstream(path, std::ios::binary);
    buffer.path = path;
  }
  std::string text(size, '\0');
  buffer.file.clear();
  buffer.file.seekg(static_cast<std::streamoff>(begin));
  buffer.file.read(text.data(), static_cast<std::streamsize>(size));
  if (buffer.file.gcount() == static_cast<std::streamsize>(size)) return text;
  return fail(ErrorKind::outside, path.string() + " was changed while it was read", "run the command again");
}

Error malformed(const std::string& name, const std::vector<record::ValidationError>& errors) {
  const auto& first = errors.front();
  auto message = fmt::format("{}: {}{}{}", name, first.pointer, first.pointer.empty() ? "" : ": ", first.message);
  if (errors.size() > 1) message += fmt::format(" ({} more errors)", errors.size() - 1);
  return {ErrorKind::refused, std::move(message), "correct the record in its repository, and export it again"};
}

void print_note(const CommandContext& context, std::string_view line) {
  if (!context.options().quiet) context.err() << "pm: " << escape::for_terminal_line(line) << "\n";
}

}  // namespace

void print_left_out(const CommandContext& context, std::size_t superseded, std::size_t newer) {
  if (superseded > 0)
    print_note(context, fmt::format("{} {} also in a later input; the later one counts", superseded,
                                    superseded == 1 ? "record is" : "records are"));
  if (newer == 1)
    print_note(context, fmt::format("1 record has a newer format than {} and is left out; a newer pm reads it",
                                    record::format_name));
  if (newer > 1)
    print_note(context, fmt::format("{} records have a newer format than {} and are left out; a newer pm reads them",
                                    newer, record::format_name));
}

bool is_newer_record(std::string_view json) {
  const auto version = [](std::string_view format) {
    constexpr std::string_view beginning = "pm-record/";
    unsigned number = 0;
    if (format.starts_with(beginning))
      std::from_chars(format.data() + beginning.size(), format.data() + format.size(), number);
    return number;
  };
  return version(tables::format_of(json)) > version(record::format_name);
}

InputRecord InputRecord::of_file(store::LoadedRecord loaded) {
  InputRecord one;
  one.record = std::move(loaded.record);
  one.path = loaded.path.string();
  one.text = std::move(loaded.text);
  return one;
}

std::string InputRecord::file_text() const { return is_file ? text : tables::indented(text); }

std::string InputRecord::shown_path() const {
  return is_file || !repository ? path : (fs::path(*repository) / path).string();
}

std::string RecordInputs::shown_path(std::size_t which, InputBuffer& buffer) const {
  const auto& place = places_[which];
  constexpr std::size_t head = 1024;  // where pm writes the path
  InputRecord one;
  one.path = sources_[place.source].string();
  one.is_file = place.kind == Place::Kind::file || place.kind == Place::Kind::copied_file;
  one.repository = repositories_[place.repository];
  if (one.is_file) return one.path;
  const auto size = std::min<std::size_t>(place.size, head);
  const auto text = place.kind == Place::Kind::line ? read_line(sources_[place.source], place.begin, size, buffer)
                                                    : Result<std::string>(copies_.read({place.begin, size}));
  const auto line = text ? tables::identify_ndjson(*text) : std::nullopt;
  if (line) {
    one.path = line->path;
  } else if (const auto whole = read_text(which, buffer)) {
    one.path = whole->path;
  }
  return one.shown_path();
}

Result<InputRecord> RecordInputs::read_text(std::size_t which, InputBuffer& buffer) const {
  const auto& place = places_[which];
  const auto& source = sources_[place.source];
  InputRecord one;
  one.repository = repositories_[place.repository];
  one.inputs = this;
  one.path = source.string();
  if (place.kind == Place::Kind::file) {
    if (auto read = store::read_file_into(one.text, source); !read) return tl::unexpected(std::move(read.error()));
    return one;
  }
  one.is_file = false;
  if (place.kind == Place::Kind::line) {
    auto text = read_line(source, place.begin, place.size, buffer);
    if (!text) return tl::unexpected(std::move(text.error()));
    one.text = std::move(*text);
  } else {
    one.text = copies_.read({place.begin, place.size});
  }
  if (place.kind == Place::Kind::copied_file) return one;
  auto line = tables::parse_ndjson(one.text);
  if (!line) return fail(ErrorKind::refused, fmt::format("{}:{}: not a record of an export", one.path, place.line));
  one.path = std::move(line->path);
  one.text = std::string(line->record);
  return one;
}

Result<InputRecord> RecordInputs::read(std::size_t which, InputBuffer& buffer) const {
  auto one = read_text(which, buffer);
  if (!one) return one;
  auto read = record::read(one->text, buffer.memory);
  const auto& place = places_[which];
  const auto& source = sources_[place.source];
  const bool is_line = place.kind == Place::Kind::line || place.kind == Place::Kind::copied_line;
  if (!read.record)
    return tl::unexpected(
        malformed(is_line ? fmt::format("{}:{}", source.string(), place.line) : source.string(), read.errors));
  if (!is_line && source.filename() != read.record->id + ".json")
    return fail(ErrorKind::refused,
                fmt::format("{}: the id is \"{}\", but the file name must be {}.json", source.string(), read.record->id,
                            read.record->id),
                "correct the file, then run pm check");
  one->record = std::move(*read.record);
  return one;
}

void make_ids_unique(InputRecord& one) {
  if (one.inputs == nullptr || !one.inputs->has_shared_ids()) return;
  one.record.id = one.inputs->unique_id(one.repository, one.record.id);
  if (!one.record.factors) return;
  for (auto& factor : *one.record.factors) {
    if (!factor.same_as) continue;
    for (auto& link : *factor.same_as) {
      auto to = record::FactorName::from(link);
      to.record = one.inputs->unique_id(one.repository, to.record);
      link = to.text();
    }
  }
}

namespace {

/// What was left out, and services that [services] does not list: for standard error.
class LeftOut {
 public:
  explicit LeftOut(const CommandContext& context)
      : context_(context), services_(tables::service_names(context.config().services)) {}

  void add_newer() { ++newer_; }
  void add_services(const std::vector<std::string>& names) {
    for (const auto& name : names) ++unlisted_[name];
  }
  [[nodiscard]] std::vector<std::string> unlisted_services(const record::Record& record) const {
    if (services_.empty()) return {};
    auto names = tables::services_of(record, services_);
    std::erase_if(names, [&](const auto& name) { return services_.contains(text::lower_ascii(name)); });
    return names;
  }

  void print(std::size_t superseded) const {
    print_left_out(context_, superseded, newer_);
    constexpr std::size_t most_services = 20;
    std::vector<std::string> lines;
    for (const auto& [name, count] : unlisted_) lines.push_back(describe(name, count));
    if (lines.size() > most_services) {
      const auto more = lines.size() - most_services;
      lines.resize(most_services);
      lines.push_back(fmt::format("{} more", more));
    }
    if (!lines.empty()) print_note(context_, "[services] does not list " + text::join(lines, ", "));
  }

 private:
  /// "chekout (3 records; checkout?)"
  [[nodiscard]] std::string describe(const std::string& name, std::size_t count) const {
    std::vector<std::string_view> listed;
    for (const auto& [service, spellings] : context_.config().services) listed.push_back(service);
    const auto near = text::nearest(name, listed);
    return fmt::format("{} ({} {}{})", name, count, count == 1 ? "record" : "records", near ? "; " + *near + "?" : "");
  }

  const CommandContext& context_;
  tables::ServiceNames services_;
  std::map<std::string, std::size_t> unlisted_;
  std::size_t newer_ = 0;
};

constexpr std::size_t records_at_once = 256;  // limits the memory for records read ahead

/// Reads and prepares some records in parallel, keeping their order.
std::vector<Result<std::function<void()>>> prepare_some(const RecordInputs& inputs, std::size_t first,
                                                        std::size_t count, LeftOut& left_out,
                                                        const PrepareRecord& prepare) {
  std::vector<Result<std::function<void()>>> prepared(count);
  const auto prepare_one = [&](std::size_t which, InputBuffer& buffer) -> Result<std::function<void()>> {
    auto one = inputs.read(which, buffer);
    if (!one && one.error().kind == ErrorKind::refused)
      if (const auto text = inputs.read_text(which, buffer); text && is_newer_record(text->text))
        return [&left_out] { left_out.add_newer(); };
    if (!one) return tl::unexpected(std::move(one.error()));
    auto unlisted = left_out.unlisted_services(one->record);
    auto then = prepare(std::move(*one));
    if (unlisted.empty()) return then;
    return [&left_out, unlisted = std::move(unlisted), then = std::move(then)] {
      left_out.add_services(unlisted);
      then();
    };
  };
  parallel_for(count, [&](WorkQueue& turns) {
    InputBuffer buffer;
    while (const auto turn = turns.next()) {
      try {
        prepared[*turn] = prepare_one(first + *turn, buffer);
      } catch (const std::exception& error) {  // of one record; the others are to be read
        prepared[*turn] = fail(ErrorKind::usage, std::string("a record cannot be read: ") + error.what());
      }
    }
  });
  return prepared;
}

Result<int> read_inputs(const CommandContext& context, std::span<const std::string> from,
                        const PrepareRecord& prepare) {
  const RecordInputs inputs(context, from);
  LeftOut left_out(context);
  int code = 0;
  if (inputs.ignored() != 0) context.note(fmt::format("{} ignored (pm.toml)", inputs.ignored()));
  for (const auto& problem : inputs.problems()) code = worst_exit_code(code, context.report_error(problem));
  if (Interruption::is_requested()) return fail(ErrorKind::interrupted, "interrupted");
  Progress progress(context, "records", inputs.size());
  for (std::size_t first = 0; first < inputs.size(); first += records_at_once) {
    if (Interruption::is_requested()) return fail(ErrorKind::interrupted, "interrupted");
    const auto count = std::min(records_at_once, inputs.size() - first);
    for (const auto& then : prepare_some(inputs, first, count, left_out, prepare)) {
      if (then)
        (*then)();
      else
        code = worst_exit_code(code, context.report_error(then.error()));
    }
    progress.advance(count);
  }
  context.status().clear();
  left_out.print(inputs.superseded());
  return code;
}

}  // namespace

Result<int> for_each_input(const CommandContext& context, std::span<const std::string> from,
                           const PrepareRecord& prepare) {
  const Interruption interruption;
  if (!from.empty()) return read_inputs(context, from, prepare);
  return for_each_record_prepared(
      context, [&](store::LoadedRecord loaded) { return prepare(InputRecord::of_file(std::move(loaded))); });
}

Result<int> for_each_unique_input(const CommandContext& context, std::span<const std::string> from,
                                  const PrepareRecord& prepare) {
  if (!from.empty()) return for_each_input(context, from, prepare);
  std::unordered_set<std::string> ids;
  int code = 0;
  auto read = for_each_input(context, {}, [&](InputRecord one) -> std::function<void()> {
    auto id = one.record.id, path = one.path;
    return [&, id = std::move(id), path = std::move(path), then = prepare(std::move(one))] {
      if (ids.insert(id).second) return then();
      code = worst_exit_code(
          code,
          context.report_error(
              {ErrorKind::refused, path + ": another record has the id " + id + "; this one is left out", "pm check"}));
    };
  });
  if (!read) return read;
  return worst_exit_code(code, *read);
}

ServiceFilter::ServiceFilter(const CommandContext& context, const std::optional<std::string>& service)
    : names_(tables::service_names(context.config().services)) {
  if (!service) return;
  const auto listed = names_.find(text::lower_ascii(*service));
  wanted_ = text::lower_ascii(listed == names_.end() ? *service : listed->second);
}

bool ServiceFilter::matches(const record::Record& record) const {
  return !wanted_ || std::ranges::any_of(tables::services_of(record, names_),
                                         [&](const auto& service) { return text::lower_ascii(service) == *wanted_; });
}

}  // namespace pm::commands
