#include "commands/context.hpp"

#include <charconv>
#include <cmath>
#include <utility>

namespace pm::commands {
namespace {

Flag row(Flag::Kind kind, std::string_view names, std::string_view value, std::string_view says) {
  Flag flag;
  flag.kind = kind;
  flag.names = names;
  flag.value = value;
  flag.help = says;
  return flag;
}

template <class Text>
Flag takes_last(Flag flag, Text& into) {
  flag.take = [&into](const std::vector<std::string>& values) -> Result<void> {
    into = values.back();
    return {};
  };
  return flag;
}

Flag takes_all(Flag flag, std::vector<std::string>& into) {
  flag.many = true;
  flag.take = [&into](const std::vector<std::string>& values) -> Result<void> {
    into = values;
    return {};
  };
  return flag;
}

}  // namespace

std::string Flag::display_name() const {
  if (kind == Kind::operand) return value;
  const auto comma = names.rfind(',');
  return comma == std::string::npos ? names : names.substr(comma + 1);
}

Flag& Flags::add(Flag flag) { return all_.emplace_back(std::move(flag)); }

Flag& Flags::flag(std::string_view names, bool& into, std::string_view says) {
  auto flag = row(Flag::Kind::flag, names, "", says);
  flag.take = [&into](const auto&) -> Result<void> {
    into = true;
    return {};
  };
  return add(std::move(flag));
}

Flag& Flags::count(std::string_view names, int& into, std::string_view says) {
  auto flag = row(Flag::Kind::flag, names, "", says);
  flag.take = [&into](const auto& values) -> Result<void> {
    into = static_cast<int>(values.size());
    return {};
  };
  return add(std::move(flag));
}

Flag& Flags::option(std::string_view names, std::string_view value, std::string& into, std::string_view says) {
  return add(takes_last(row(Flag::Kind::option, names, value, says), into));
}

Flag& Flags::option(std::string_view names, std::string_view value, std::optional<std::string>& into,
                    std::string_view says) {
  return add(takes_last(row(Flag::Kind::option, names, value, says), into));
}

Flag& Flags::option(std::string_view names, std::string_view value, std::optional<double>& into,
                    std::string_view says) {
  auto flag = row(Flag::Kind::option, names, value, says);
  flag.take = [&into, called = flag.display_name()](const std::vector<std::string>& values) -> Result<void> {
    const auto& text = values.back();
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
      return fail(ErrorKind::usage, called + ": \"" + text + "\" is not a number");
    into = number;
    return {};
  };
  return add(std::move(flag));
}

Flag& Flags::option(std::string_view names, std::string_view value, std::vector<std::string>& into,
                    std::string_view says) {
  return add(takes_all(row(Flag::Kind::option, names, value, says), into));
}

Flag& Flags::operand(std::string_view value, std::string& into, std::string_view says) {
  return add(takes_last(row(Flag::Kind::operand, "", value, says), into)).require();
}

Flag& Flags::operand(std::string_view value, std::optional<std::string>& into, std::string_view says) {
  return add(takes_last(row(Flag::Kind::operand, "", value, says), into));
}

Flag& Flags::operand(std::string_view value, std::vector<std::string>& into, std::string_view says) {
  return add(takes_all(row(Flag::Kind::operand, "", value, says), into));
}

}  // namespace pm::commands
