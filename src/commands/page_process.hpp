// The room page of an interview: a process of its own, which reads the saved record. It can be slow, stopped or killed
// without the interview waiting for it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <sys/types.h>

#include <pm/record.hpp>

#include "commands/page_address.hpp"
#include "commands/page_serving.hpp"

namespace pm::commands {

class PageProcess {
 public:
  PageProcess(const CommandContext&, PageOptions);
  /// Ends the page as paused.
  ~PageProcess();
  PageProcess(const PageProcess&) = delete;
  PageProcess& operator=(const PageProcess&) = delete;

  /// Starts the page of a record, or of none yet.
  [[nodiscard]] Result<void> start();
  [[nodiscard]] bool is_running() const { return channel_ != nullptr; }
  [[nodiscard]] std::string url() const;
  /// What the facilitator should know of the address; empty for one of this machine.
  [[nodiscard]] std::string_view warning() const { return network_warning(settings_.listen); }
  /// The record was saved there. Says so, once, if the page has stopped. Costs a system call while a page is open.
  void follow(const record::Record&, const std::filesystem::path&);
  /// `/page`: the address and the number of readers, or why there is none. Starts the page if it does not run.
  [[nodiscard]] std::string describe();
  /// The interview is over; `is_final`: the meeting, too.
  void end(const record::Record&, bool is_final);

 private:
  [[nodiscard]] Result<void> spawn(const std::optional<std::uint16_t>& port);
  [[nodiscard]] Result<void> await_start();
  void take_messages();
  void tell_record();
  void close();

  const CommandContext& context_;
  PageOptions options_;
  PageAddresses addresses_;
  page::ServerSettings settings_;
  PageAddress address_;
  std::unique_ptr<PageChannel> channel_;
  pid_t child_ = -1;
  std::size_t readers_ = 0;
  record::Record known_;  ///< only uid and status of the record
  std::filesystem::path path_, told_path_;
};

}  // namespace pm::commands
