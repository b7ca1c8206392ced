// What a command understands, as rows: the same rows are parsed, shown by --help and completed by shells. The library
// CLI11 is used only by `parse`.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>

namespace pm::commands {

struct Flag {
  enum class Kind { flag, option, operand };
  /// What a shell offers where the value stands.
  enum class Offers { nothing, files, folders, records, fixes, rules, weights, sections };

  Kind kind = Kind::flag;
  std::string names;  ///< "-f,--format"; of an operand: nothing
  std::string value;  ///< "FORMAT"; of a flag: nothing
  std::string help;   ///< the help line, without choices and default
  bool many = false, required = false;
  Offers offers = Offers::nothing;
  std::vector<std::string> choices;  ///< all allowed values, if they can be listed
  std::string default_value;         ///< shown in help; may be empty
  /// Stores the given values (at least one); a flag gets one "" per occurrence.
  std::function<Result<void>(const std::vector<std::string>&)> take;

  Flag& require() { return required = true, *this; }
  Flag& with_choices(std::vector<std::string> all) { return choices = std::move(all), *this; }
  Flag& by_default(std::string word) { return default_value = std::move(word), *this; }
  Flag& completes(Offers what) { return offers = what, *this; }
  /// "--format" of "-f,--format"; an operand's "RECORD".
  [[nodiscard]] std::string display_name() const;
};

class Flags {
 public:
  Flag& flag(std::string_view names, bool& into, std::string_view says);
  Flag& count(std::string_view names, int& into, std::string_view says);
  Flag& option(std::string_view names, std::string_view value, std::string& into, std::string_view says);
  Flag& option(std::string_view names, std::string_view value, std::optional<std::string>& into, std::string_view says);
  Flag& option(std::string_view names, std::string_view value, std::optional<double>& into, std::string_view says);
  /// May be given several times.
  Flag& option(std::string_view names, std::string_view value, std::vector<std::string>& into, std::string_view says);
  Flag& operand(std::string_view value, std::string& into, std::string_view says);
  Flag& operand(std::string_view value, std::optional<std::string>& into, std::string_view says);
  /// Any number of them; the last operand there is.
  Flag& operand(std::string_view value, std::vector<std::string>& into, std::string_view says);

  [[nodiscard]] const std::deque<Flag>& all() const { return all_; }

 private:
  Flag& add(Flag flag);
  std::deque<Flag> all_;  // grows without moving: rows are handed out by reference
};

}  // namespace pm::commands
