// JSON text as the project writes it: 2 spaces, UTF-8 unescaped, numbers as they were given.
#pragma once

#include <string>
#include <string_view>

#include <pm/json_value.hpp>

namespace pm::json {

class Writer {
 public:
  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view);
  void string(std::string_view);
  /// A number, true, false or null: as it is.
  void bare(std::string_view);
  void value(const Value&);

  /// The whole text, with a newline at its end.
  [[nodiscard]] std::string take();

 private:
  void begin(char bracket);
  void end(char bracket);
  void next_value();
  void new_line();
  void quoted(std::string_view);

  std::string out_;
  std::size_t level_ = 0;
  bool first_ = true, after_key_ = false;
};

}  // namespace pm::json
