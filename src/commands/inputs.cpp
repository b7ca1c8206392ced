#include "commands/inputs.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <unordered_set>

#include <pm/text.hpp>

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

struct Ending {
  std::string_view extension;
  Input::Kind kind;
};
constexpr std::array endings{Ending{".json", Input::Kind::record}, Ending{".md", Input::Kind::markdown},
                             Ending{".markdown", Input::Kind::markdown}, Ending{".txt", Input::Kind::plain}};

class Search {
 public:
  explicit Search(const Wanted& wanted) : wanted_(wanted) {}

  void named(const std::string& path) {
    if (path == "-") return add({Input::Kind::plain, "-", "-"}, "-");
    std::error_code failed;
    const auto status = fs::status(path, failed);
    if (failed || !fs::exists(status))
      return unreadable(path, failed ? failed : std::make_error_code(std::errc::no_such_file_or_directory));
    if (fs::is_directory(status)) return folder(path, absolute(path));
    const auto kind = kind_of(path);
    if (!kind)
      return problem(path + " is neither a record (.json) nor prose (.md, .txt)",
                     "prose of another name: pm check - < " + path);
    add({*kind, path, path}, absolute(path).string());
  }

  Inputs result() { return std::move(inputs_); }

 private:
  [[nodiscard]] fs::path absolute(const fs::path& path) const { return (wanted_.cwd / path).lexically_normal(); }

  void folder(const fs::path& path, const fs::path& where) {
    std::error_code failed;
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator at(path, failed);
    for (; !failed && at != fs::directory_iterator(); at.increment(failed)) entries.push_back(*at);
    if (failed) unreadable(path.string(), failed);
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
    for (const auto& entry : entries) found(entry, where / entry.path().filename());
  }

  void found(const fs::directory_entry& entry, const fs::path& where) {
    const auto name = entry.path().filename().string();
    if (name.starts_with('.') || is_ignored(where)) return;
    std::error_code unknown;  // what cannot be looked at is said when it is opened
    const bool is_folder = entry.is_directory(unknown);
    if (is_folder && entry.is_symlink(unknown)) return;
    const auto kind = kind_of(name);
    if (kind && (kind == Input::Kind::record || (wanted_.prose && !is_folder)))
      add({*kind, entry.path(), shown(where)}, where.string());
    if (is_folder) folder(entry.path(), where);
  }

  [[nodiscard]] bool is_ignored(const fs::path& where) const {
    if (wanted_.ignore.empty()) return false;
    const auto relative = where.lexically_relative(wanted_.ignore_base).string();
    return std::any_of(wanted_.ignore.begin(), wanted_.ignore.end(),
                       [&](const std::string& glob) { return matches_glob(glob, relative); });
  }

  [[nodiscard]] std::string shown(const fs::path& where) const {
    const auto relative = where.lexically_relative(wanted_.cwd);
    return relative.empty() ? where.string() : relative.string();
  }

  void add(Input input, std::string where) {
    if (seen_.insert(std::move(where)).second) inputs_.files.push_back(std::move(input));
  }
  void unreadable(const std::string& path, std::error_code why) {
    constexpr std::array users{std::errc::no_such_file_or_directory, std::errc::not_a_directory,
                               std::errc::permission_denied,         std::errc::operation_not_permitted,
                               std::errc::filename_too_long,         std::errc::too_many_symbolic_link_levels};
    const bool is_users = std::any_of(users.begin(), users.end(), [&](std::errc one) { return why == one; });
    inputs_.problems.push_back(
        {is_users ? ProblemKind::usage : ProblemKind::outside, path + " cannot be read: " + why.message(), ""});
  }
  void problem(std::string what, std::string hint) {
    inputs_.problems.push_back({ProblemKind::usage, std::move(what), std::move(hint)});
  }

  const Wanted& wanted_;
  Inputs inputs_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

std::optional<Input::Kind> kind_of(const fs::path& path) {
  const auto extension = text::lower_ascii(path.extension().string());
  for (const auto& ending : endings)
    if (ending.extension == extension) return ending.kind;
  return std::nullopt;
}

Inputs find_inputs(std::span<const std::string> paths, const Wanted& wanted) {
  Search search(wanted);
  for (const auto& path : paths) search.named(path);
  return search.result();
}

}  // namespace pm::commands
