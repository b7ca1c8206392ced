// The door to outside: everything the commands may touch besides records on disk, handed in. `main` hands in the real
// one, tests one of strings, a stopped clock and an environment of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/problem.hpp>
#include <pm/time.hpp>

namespace pm {

/// How another program ended.
struct ProgramEnd {
  int code = 0;  ///< 128 and the signal, if one ended it
  std::string out, err;
};

struct World {
  std::istream* in = nullptr;
  std::ostream* out = nullptr;  ///< what was asked for
  std::ostream* err = nullptr;  ///< everything said about it
  bool in_is_terminal = false, out_is_terminal = false, err_is_terminal = false;
  std::size_t columns = 80;   ///< of the terminal; 80 where there is none
  bool utf8 = true;           ///< false: the locale has no UTF-8, and what people read gets pm's signs in ASCII
  std::string called = "pm";  ///< how people may type it here: "scripts/pm"
  std::function<std::optional<std::string>(const std::string& name)> environment;
  std::function<time::Micros()> now;
  /// The calendar day of a moment where this machine is, as `date +%F` prints it. Tests: UTC.
  std::function<time::Day(time::Micros)> local_day = time::utc_day;
  std::function<std::uint64_t()> random;  ///< 64 random bits
  std::filesystem::path cwd;
  /// Runs a program of the PATH with these words, without a shell, with nothing to read, and without what git tells
  /// its hooks of their repository (GIT_DIR, GIT_INDEX_FILE). `outside` if it cannot be run at all.
  std::function<Result<ProgramEnd>(const std::vector<std::string>& words)> run;
};

/// Reads `in` to its end. Fails (usage) where it cannot be read, and where it holds more than `most` bytes.
[[nodiscard]] Result<std::string> read_standard_input(std::istream& in, std::size_t most);

/// The process's own streams, terminal, clock and environment.
class OutsideWorld {
 public:
  /// `called`: how the program was called, argv[0]. In a locale without UTF-8 what goes to standard error or a terminal
  /// is written with pm's signs in ASCII.
  explicit OutsideWorld(std::string_view called);
  ~OutsideWorld();
  OutsideWorld(const OutsideWorld&) = delete;
  OutsideWorld& operator=(const OutsideWorld&) = delete;

  [[nodiscard]] World& world() { return world_; }

  /// Writes out what is left and gives the code to exit with: `code`, or 3 with a message if standard output could not
  /// be written. A reader that went away (EPIPE: `pm list | head`) is no failure.
  [[nodiscard]] int finish(int code);

 private:
  struct Streams;
  std::unique_ptr<Streams> streams_;
  World world_;
};

}  // namespace pm
