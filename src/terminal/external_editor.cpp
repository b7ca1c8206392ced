#include "terminal/prompts.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

#include <pm/terminal.hpp>

#include "terminal/typed_text.hpp"

namespace pm::terminal {
namespace {

namespace fs = std::filesystem;

std::string editor_of_the_person() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  // A dumb terminal has no room for the visual one.
  const auto visual = variable("TERM") == "dumb" ? "" : variable("VISUAL");
  return visual.empty() ? variable("EDITOR") : visual;
}

/// A folder that only this person may enter, gone with everything in it when the object is: editors leave backups.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::error_code no_matter;
    auto pattern = (fs::temp_directory_path(no_matter) / "pm-answer-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~PrivateFolder() {
    std::error_code no_matter;
    if (!path_.empty()) fs::remove_all(path_, no_matter);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

bool write_private(const fs::path& path, std::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool written = write_all(file, text);
  return close(file) == 0 && written;
}

/// At most one byte more than `most`.
std::optional<std::string> read_back(const fs::path& path, std::size_t most) {
  const int file = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::string text;
  std::array<char, 4096> bytes;
  ssize_t got = 0;
  while (text.size() <= most && ((got = read(file, bytes.data(), bytes.size())) > 0 || errno == EINTR))
    if (got > 0)
      text.append(bytes.data(), static_cast<std::size_t>(got));
    else if (got == 0)
      break;
  close(file);
  if (got < 0) return std::nullopt;
  return text;
}

/// In the child: the editor has the terminal, and signals mean again what they meant.
[[noreturn]] void become(const std::string& editor, const std::string& file, int input, int output) {
  for (const int number : {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE})
    signal(number, SIG_DFL);
  dup2(input, 0);
  dup2(output, 1);
  dup2(output, 2);
  // As git does: the variable may hold options, and the file's name is never read by the shell.
  const auto command = editor + " \"$@\"";
  execl("/bin/sh", "sh", "-c", command.c_str(), editor.c_str(), file.c_str(), nullptr);
  _exit(127);
}

/// Keys that stop or end the editor are the editor's, for as long as it runs.
class LeftToTheEditor {
 public:
  LeftToTheEditor() {
    set(0, SIGINT, SIG_IGN);
    set(1, SIGQUIT, SIG_IGN);
    set(2, SIGTSTP, SIG_DFL);
  }
  ~LeftToTheEditor() {
    for (std::size_t i = 0; i < numbers_.size(); ++i) sigaction(numbers_[i], &before_[i], nullptr);
  }
  LeftToTheEditor(const LeftToTheEditor&) = delete;
  LeftToTheEditor& operator=(const LeftToTheEditor&) = delete;

 private:
  void set(std::size_t i, int number, void (*handler)(int)) {
    numbers_[i] = number;
    struct sigaction action{};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, &before_[i]);
  }
  std::array<int, 3> numbers_{};
  std::array<struct sigaction, 3> before_{};
};

/// The editor's exit status; 128 and more: it was ended by a signal; -1: it could not be started.
int run(const std::string& editor, const fs::path& file, int input, int output) {
  const LeftToTheEditor keys;
  const pid_t child = fork();
  if (child == 0) become(editor, file.string(), input, output);
  if (child < 0) return -1;
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Error why_not(const std::string& editor, int status) {
  const auto shown = typed_text(editor, Newlines::spaces);
  if (status < 0) return {ErrorKind::outside, fmt::format("Cannot start the editor: {}", std::strerror(errno)), ""};
  if (status == 127)
    return {ErrorKind::usage, fmt::format("Editor \"{}\" not found", shown), "Set another one, such as EDITOR=nano"};
  return {ErrorKind::usage, fmt::format("The editor \"{}\" exited with status {}", shown, status), ""};
}

Result<std::string> edit(std::string_view text, const std::string& name, std::size_t most, int input, int output) {
  const auto editor = editor_of_the_person();
  if (editor.empty()) return fail(ErrorKind::usage, "No editor is set", "Set one, such as EDITOR=nano");
  const PrivateFolder folder;
  const auto file = folder.path() / name;
  if (folder.path().empty() || !write_private(file, text))
    return fail(ErrorKind::outside,
                fmt::format("Cannot create a temporary file for the editor: {}", std::strerror(errno)));
  if (const int status = run(editor, file, input, output); status != 0) return tl::unexpected(why_not(editor, status));
  auto saved = read_back(file, most);
  if (!saved) return fail(ErrorKind::outside, "Cannot read the file that the editor saved");
  return std::move(*saved);
}

}  // namespace

Result<std::string> edit_file(std::string_view text, const std::string& name, std::size_t most) {
  auto saved = edit(text, name, most, 0, 1);
  if (saved && saved->size() > most)
    return fail(ErrorKind::usage, fmt::format("The text is longer than {} MB", most >> 20));
  return saved;
}

std::optional<std::string> edit_text(std::string_view text, int input, int output) {
  auto saved = edit(std::string(text) + "\n", "answer.md", max_answer_bytes, input, output);
  if (!saved) {
    const auto& error = saved.error();
    write_all(output,
              error.message + ". The answer is unchanged." + (error.hint.empty() ? "" : " " + error.hint + ".") + "\n");
    return std::nullopt;
  }
  if (saved->size() > max_answer_bytes) {
    write_all(output, fmt::format("(The text was longer than {} kB and was truncated.)\n", max_answer_bytes >> 10));
    saved->resize(max_answer_bytes);
  }
  auto clean = typed_text(*saved, Newlines::kept);
  while (clean.ends_with('\n')) clean.pop_back();
  return clean;
}

}  // namespace pm::terminal
