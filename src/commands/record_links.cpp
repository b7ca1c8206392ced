#include "commands/record_links.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include <pm/terminal.hpp>
#include <pm/text.hpp>

namespace pm::commands {
namespace {

/// Where the id stands in a URL such as "https://…/ID.md#F3"; npos if it does not.
std::size_t place_in_url(std::string_view url, std::string_view id) {
  const auto path = url.substr(0, url.find_first_of("?#"));
  const auto begin = path.rfind('/') + 1;  // 0 without a directory
  const auto name = path.substr(begin);
  if (!name.starts_with(id)) return std::string_view::npos;
  const auto rest = name.substr(id.size());
  return rest.empty() || rest == ".md" || rest == ".json" || rest == ".html" ? begin : std::string_view::npos;
}

bool leads_to(std::string_view factor, std::string_view id) {
  return factor.size() > id.size() && factor.starts_with(id) && factor[id.size()] == ':';
}

/// Puts the old bytes in place of what was saved.
std::function<Result<void>()> undo_of(const store::LoadedRecord& saved) {
  return [path = saved.path, version = saved.version, text = saved.text] {
    return store::write_file(path, text, {.replaces = version});
  };
}

}  // namespace

std::size_t links_to(const record::Record& record, std::string_view id) {
  std::size_t count = 0;
  if (record.factors)
    for (const auto& factor : *record.factors)
      if (factor.same_as)
        count += static_cast<std::size_t>(
            std::ranges::count_if(*factor.same_as, [&](const auto& one) { return leads_to(one, id); }));
  if (record.links)
    count += static_cast<std::size_t>(std::ranges::count_if(
        *record.links, [&](const auto& one) { return place_in_url(one.url, id) != std::string_view::npos; }));
  return count;
}

void change_links(record::Record& record, std::string_view id, std::string_view new_id) {
  if (record.factors)
    for (auto& factor : *record.factors) {
      if (!factor.same_as) continue;
      if (new_id.empty()) std::erase_if(*factor.same_as, [&](const auto& one) { return leads_to(one, id); });
      for (auto& one : *factor.same_as)
        if (leads_to(one, id)) one.replace(0, id.size(), new_id);
      if (factor.same_as->empty()) factor.same_as.reset();
    }
  if (!record.links) return;
  const auto leads_here = [&](const record::Link& link) {
    return place_in_url(link.url, id) != std::string_view::npos;
  };
  if (new_id.empty()) std::erase_if(*record.links, leads_here);
  for (auto& link : *record.links)
    if (leads_here(link)) link.url.replace(place_in_url(link.url, id), id.size(), new_id);
  if (record.links->empty()) record.links.reset();
}

std::string LinkingRecords::text() const {
  if (paths.empty()) return "";
  std::vector<std::string> ids;
  for (const auto& path : paths) ids.push_back(path.stem().string());
  return fmt::format("{} {} to it: {}", paths.size(), paths.size() == 1 ? "record links" : "records link",
                     text::join(ids, ", "));
}

Result<LinkingRecords> find_linking_records(const CommandContext& context, const std::string& id) {
  LinkingRecords found;
  std::error_code unknown;
  if (!std::filesystem::exists(context.folder(), unknown)) return found;
  const auto code = for_each_record(context, [&](const store::LoadedRecord& one) {
    if (one.record.id != id && links_to(one.record, id) > 0) found.paths.push_back(one.path);
  });
  if (!code) return tl::unexpected(code.error());
  found.code = *code;
  return found;
}

Result<std::vector<OpenedRecord>> change_linking_records(const CommandContext& context, const LinkingRecords& linking,
                                                         std::string_view id, std::string_view new_id,
                                                         store::FileChanges& changes) {
  std::vector<OpenedRecord> all;
  for (const auto& path : linking.paths) {  // all locks first
    auto opened = open_record(context, path);
    if (!opened) return tl::unexpected(opened.error());
    all.push_back(std::move(*opened));
  }
  for (auto& one : all) {
    change_links(one.loaded.record, id, new_id);
    auto saved = store::Store(one.loaded.path.parent_path()).save(one.loaded.record, one.loaded.version);
    if (!saved) return tl::unexpected(saved.error());
    one.loaded.version = std::move(*saved);
    changes.undo_with(undo_of(one.loaded));
  }
  return all;
}

Error undone(Error error, store::FileChanges& changes) {
  const auto failed = changes.roll_back();
  error.hint += (error.hint.empty() ? "" : ". ");
  if (failed.empty()) {
    error.hint += "nothing was changed";
    return error;
  }
  error.hint += "not everything could be undone:";
  for (const auto& one : failed) error.hint += "\n  " + one.message;
  return error;
}

Result<void> confirm(const CommandContext& context, const std::string& what, const std::string& question) {
  if (!context.environment().in_is_terminal)
    return fail(ErrorKind::usage, what + ": not confirmed, and standard input is not a terminal",
                "add --yes to confirm");
  const auto prompt = terminal::open_prompt({false, context.colour_option(), true});
  for (const auto& line : text::wrap(escape::for_terminal(fmt::format("{}.\n{}", what, question)), prompt->columns()))
    prompt->show(line + "\n");
  const auto input = prompt->read({"y/N> ", "", {}});
  if (input.kind == terminal::PromptInput::Kind::interrupt) return fail(ErrorKind::interrupted, "nothing was changed");
  const auto answer = text::lower_ascii(text::trim(input.text));
  if (answer == "y" || answer == "yes") return {};
  return fail(ErrorKind::usage, "not confirmed: nothing was changed", "type y, or add --yes");
}

}  // namespace pm::commands
