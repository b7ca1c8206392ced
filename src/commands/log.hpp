// The file of --log-file, with diagnostics only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <pm/error.hpp>

namespace pm::commands {

class Log {
 public:
  [[nodiscard]] static Result<std::shared_ptr<Log>> open(const std::string& path);
  virtual ~Log() = default;
  virtual void write(std::string_view) = 0;
};

}  // namespace pm::commands
