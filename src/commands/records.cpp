#include "commands/records.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <memory>
#include <span>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/terminal.hpp>
#include <pm/text.hpp>

#include "commands/check_run.hpp"
#include "commands/context.hpp"
#include "commands/log.hpp"

namespace pm::commands {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t in_one_go = 256;  // limits the memory for records read ahead

using Prepare = std::function<std::function<void()>(store::LoadedRecord)>;

/// Loads and prepares records in parallel, keeping their order.
std::vector<Result<std::function<void()>>> prepare_some(const store::Store& store, std::span<const fs::path> paths,
                                                        const Prepare& prepare) {
  std::vector<Result<std::function<void()>>> prepared(paths.size());
  parallel_for(paths.size(), [&](WorkQueue& turns) {
    while (const auto turn = turns.next()) {
      try {
        auto loaded = store.load(paths[*turn]);
        if (loaded)
          prepared[*turn] = prepare(std::move(*loaded));
        else
          prepared[*turn] = tl::unexpected(std::move(loaded.error()));
      } catch (const std::exception& error) {  // of one record; the others are to be read
        prepared[*turn] = fail(ErrorKind::usage, paths[*turn].string() + " cannot be read: " + error.what());
      }
    }
  });
  return prepared;
}

}  // namespace

store::Store store_of(const CommandContext& context) { return store::Store(context.folder(), is_ignored(context)); }

store::IsIgnored is_ignored(const CommandContext& context) {
  if (context.ignore().empty()) return {};
  return [&rules = context.ignore()](const fs::path& path) { return rules.is_ignored(path); };
}

namespace {

Result<fs::path> choose(const std::string& name, const std::vector<fs::path>& candidates,
                        const CommandContext& context) {
  const auto lines = store::shown_candidates(candidates);
  const bool is_cut = lines.size() > candidates.size() || lines.back().starts_with("…");
  const auto offered = lines.size() - (is_cut ? 1 : 0);
  const auto prompt = terminal::open_prompt({false, context.colour_option(), true});
  prompt->show(escape::for_terminal(fmt::format("\"{}\" matches {} records. Which one?\n", name, candidates.size())));
  for (std::size_t i = 0; i < lines.size(); ++i)
    prompt->show((i < offered ? fmt::format("{:3}  ", i + 1) : "     ") + lines[i] + "\n");
  const auto input = prompt->read({"> ", "", {}});
  if (input.kind == terminal::PromptInput::Kind::interrupt) return fail(ErrorKind::interrupted, "no record chosen");
  const auto typed = text::trim(input.text);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  const bool is_number = error == std::errc() && end == typed.data() + typed.size();
  if (is_number && number > 0 && number <= offered) return candidates[number - 1];
  return fail(ErrorKind::usage, "no record chosen", "type a number of the list, or more of the id");
}

constexpr std::string_view record_help = "Path, id, prefix of an id, or any part of an id that only one record has";

std::string record_operand_help(std::string_view more) {
  return std::string(record_help) + (more.empty() ? "" : " (" + std::string(more) + ")");
}

}  // namespace

Result<fs::path> resolve_record(const CommandContext& context, const std::string& record) {
  const auto store = store_of(context);
  const auto found = store.candidates(record);
  if (found && found->size() > 1 && context.environment().in_is_terminal) return choose(record, *found, context);
  return store.resolve(record);
}

Result<fs::path> newest_record(const CommandContext& context) {
  std::optional<std::pair<time::Micros, std::string>> newest;
  fs::path path;
  for (const auto& one : store_of(context).records()) {
    const auto loaded = store_of(context).load(one);
    if (!loaded) continue;
    auto place = std::pair(record_row(loaded->record, "", context.today()).began, loaded->record.id);
    if (!newest || *newest < place) newest = std::move(place), path = one;
  }
  if (newest) return path;
  return fail(ErrorKind::usage, "there is no record in " + context.folder().string(),
              "start one with pm new, or set another directory with -C DIR");
}

Flag& add_record_operand(Flags& flags, std::string& into, std::string_view more) {
  return flags.operand("RECORD", into, record_operand_help(more)).completes(Flag::Offers::records);
}

Flag& add_record_operand(Flags& flags, std::optional<std::string>& into, std::string_view more) {
  return flags.operand("RECORD", into, record_operand_help(more)).completes(Flag::Offers::records);
}

Result<store::LoadedRecord> load_record(const CommandContext& context, const std::string& record) {
  const auto path = resolve_record(context, record);
  if (!path) return tl::unexpected(path.error());
  return store_of(context).load(*path);
}

Result<OpenedRecord> open_record(const CommandContext& context, const std::filesystem::path& path) {
  auto claim = store::RecordLock::acquire(path);
  if (!claim) return tl::unexpected(claim.error());
  auto loaded = store_of(context).load(path);
  if (!loaded) return tl::unexpected(loaded.error());
  if (!loaded->record.uid) loaded->record.uid = record::make_uid(context.environment().random);
  return OpenedRecord{std::move(*loaded), std::move(*claim)};
}

Result<int> for_each_record(const CommandContext& context, const std::function<void(store::LoadedRecord)>& visit) {
  return for_each_record_prepared(context, [&](store::LoadedRecord one) {
    return [&visit, kept = std::make_shared<store::LoadedRecord>(std::move(one))] { visit(std::move(*kept)); };
  });
}

Result<int> for_each_record_prepared(const CommandContext& context, const Prepare& prepare) {
  std::error_code unknown;
  const auto type = std::filesystem::status(context.folder(), unknown).type();
  const bool may_be_folder = type == std::filesystem::file_type::directory || type == std::filesystem::file_type::none;
  if (!may_be_folder)
    return fail(ErrorKind::usage, "no records directory " + context.folder().string(),
                "start a record with pm new, or set another directory with -C DIR");
  const auto store = store_of(context);
  int code = 0;
  const auto found = store::find_records(context.folder(), is_ignored(context));
  if (found.ignored != 0) context.note(fmt::format("{} ignored (pm.toml)", found.ignored));
  for (const auto& problem : found.problems) code = worst_exit_code(code, context.report_error(problem));
  Progress progress(context, "records", found.records.size());
  for (std::span<const fs::path> left = found.records; !left.empty();) {
    if (Interruption::is_requested()) return fail(ErrorKind::interrupted, "interrupted");
    const auto count = std::min(left.size(), in_one_go);
    for (const auto& then : prepare_some(store, left.first(count), prepare)) {
      if (then)
        (*then)();
      else
        code = worst_exit_code(code, context.report_error(then.error()));
    }
    left = left.subspan(count);
    progress.advance(count);
  }
  return code;
}

Result<AllRecords> load_all(const CommandContext& context) {
  AllRecords all;
  const auto code = for_each_record(context, [&](store::LoadedRecord one) { all.records.push_back(std::move(one)); });
  if (!code) return tl::unexpected(code.error());
  all.code = *code;
  return all;
}

std::vector<std::string> ids_of(const CommandContext& context) {
  std::vector<std::string> ids;
  for (const auto& path : store_of(context).records()) ids.push_back(path.stem().string());
  std::ranges::sort(ids);
  return ids;
}

std::string shortest_unique_prefix(const std::string& id, const std::vector<std::string>& all) {
  constexpr std::size_t day = 10;
  for (auto end = std::min(day, id.size()); end < id.size(); end = std::min(id.find('-', end + 1), id.size())) {
    const auto beginning = std::string_view(id).substr(0, end);
    const auto first = std::ranges::lower_bound(all, beginning);  // all ids with that prefix follow
    const auto begins_so = [&](auto at) { return at < all.end() && at->starts_with(beginning); };
    if (begins_so(first) && !begins_so(first + 1)) return std::string(beginning);
  }
  return id;
}

}  // namespace pm::commands
