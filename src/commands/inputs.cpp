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

struct FileType {
  std::string_view extension;
  CheckInput::Kind kind;
};
constexpr std::array endings{FileType{".json", CheckInput::Kind::record}, FileType{".md", CheckInput::Kind::markdown},
                             FileType{".markdown", CheckInput::Kind::markdown},
                             FileType{".txt", CheckInput::Kind::plain}};

class InputSearch {
 public:
  explicit InputSearch(const InputOptions& wanted) : wanted_(wanted) {}

  void named(const std::string& path) {
    if (path == "-") {
      if (!wanted_.stdin_name.empty() && wanted_.ignore.is_ignored(wanted_.stdin_name)) return leave_out(path);
      return add({CheckInput::Kind::plain, "-", "-"}, "-");
    }
    std::error_code failed;
    const auto status = fs::status(path, failed);
    if (failed || !fs::exists(status))
      return unreadable(path, failed ? failed : std::make_error_code(std::errc::no_such_file_or_directory));
    const bool is_left_out = wanted_.ignore.is_ignored(path);
    if (fs::is_directory(status)) return folder(path, absolute(path), is_left_out);
    if (is_left_out) return leave_out(absolute(path).string());
    const auto kind = kind_of(path);
    if (!kind)
      return problem(path + " is neither a record (.json) nor prose (.md, .txt)",
                     "for prose with another extension: pm check - < " + path);
    add({*kind, path, path}, absolute(path).string());
  }

  CheckInputs result() { return std::move(inputs_); }

 private:
  [[nodiscard]] fs::path absolute(const fs::path& path) const { return (wanted_.cwd / path).lexically_normal(); }

  /// `is_left_out`: its files are counted, and not taken.
  void folder(const fs::path& path, const fs::path& where, bool is_left_out) {
    std::error_code failed;
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator at(path, failed);
    for (; !failed && at != fs::directory_iterator(); at.increment(failed)) entries.push_back(*at);
    if (failed && !is_left_out) unreadable(path.string(), failed);
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
    for (const auto& entry : entries) found(entry, where / entry.path().filename(), is_left_out);
  }

  void found(const fs::directory_entry& entry, const fs::path& where, bool is_left_out) {
    const auto name = entry.path().filename().string();
    if (name.starts_with('.')) return;
    std::error_code unknown;  // errors are reported when the file is opened
    const bool is_folder = entry.is_directory(unknown);
    if (is_folder && entry.is_symlink(unknown)) return;
    const auto kind = kind_of(name);
    const bool is_wanted = kind && (kind == CheckInput::Kind::record || (wanted_.prose && !is_folder));
    if (!is_wanted && !is_folder) return;
    is_left_out = is_left_out || wanted_.ignore.is_ignored(where);
    if (is_wanted && !is_left_out) add({*kind, entry.path(), shown(where)}, where.string());
    if (is_wanted && is_left_out && !is_folder) leave_out(where.string());
    if (is_folder) folder(entry.path(), where, is_left_out);
  }

  [[nodiscard]] std::string shown(const fs::path& where) const {
    const auto relative = where.lexically_relative(wanted_.cwd);
    return relative.empty() ? where.string() : relative.string();
  }

  void add(CheckInput input, std::string where) {
    if (first_word_bits_.insert(std::move(where)).second) inputs_.files.push_back(std::move(input));
  }
  void leave_out(std::string where) {
    if (first_word_bits_.insert(std::move(where)).second) ++inputs_.ignored;
  }
  void unreadable(const std::string& path, std::error_code why) {
    constexpr std::array users{std::errc::no_such_file_or_directory, std::errc::not_a_directory,
                               std::errc::permission_denied,         std::errc::operation_not_permitted,
                               std::errc::filename_too_long,         std::errc::too_many_symbolic_link_levels};
    const bool is_users = std::any_of(users.begin(), users.end(), [&](std::errc one) { return why == one; });
    inputs_.problems.push_back(
        {is_users ? ErrorKind::usage : ErrorKind::outside, path + " cannot be read: " + why.message(), ""});
  }
  void problem(std::string what, std::string hint) {
    inputs_.problems.push_back({ErrorKind::usage, std::move(what), std::move(hint)});
  }

  const InputOptions& wanted_;
  CheckInputs inputs_;
  std::unordered_set<std::string> first_word_bits_;
};

}  // namespace

std::optional<CheckInput::Kind> kind_of(const fs::path& path) {
  const auto extension = text::lower_ascii(path.extension().string());
  for (const auto& ending : endings)
    if (ending.extension == extension) return ending.kind;
  return std::nullopt;
}

CheckInputs find_inputs(std::span<const std::string> paths, const InputOptions& wanted) {
  InputSearch search(wanted);
  for (const auto& path : paths) search.named(path);
  return search.result();
}

}  // namespace pm::commands
