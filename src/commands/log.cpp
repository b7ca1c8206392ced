#include "commands/log.hpp"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>

#include <pm/text.hpp>

namespace pm::commands {
namespace {

class FileLog : public Log {
 public:
  explicit FileLog(const std::string& path) : logger_("pm", std::make_shared<spdlog::sinks::basic_file_sink_st>(path)) {
    logger_.set_level(spdlog::level::info);
    logger_.flush_on(spdlog::level::info);
  }
  // Passed as an argument because it may contain braces. Escaped and on one line because it may contain anything.
  void write(std::string_view what) override { logger_.info("{}", escape::for_terminal_line(what)); }

 private:
  spdlog::logger logger_;
};

}  // namespace

Result<std::shared_ptr<Log>> Log::open(const std::string& path) {
  try {
    return std::make_shared<FileLog>(path);
  } catch (const spdlog::spdlog_ex& failed) {
    return fail(ErrorKind::outside, std::string("cannot open the log file: ") + failed.what());
  }
}

}  // namespace pm::commands
