// What `pm page` and the page of an interview share: their options, the record they follow, and the channel between the
// interview and its page.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include <pm/page.hpp>
#include <pm/page_server.hpp>

#include "commands/context.hpp"

namespace pm::commands {

struct PageOptions {
  std::optional<std::string> listen;
  std::optional<double> port;
  std::vector<std::string> hosts;
};
void define_page_options(Flags&, PageOptions&);

/// Options and pm.toml as settings of the server, without a token. Fails for an address or port that is none.
[[nodiscard]] Result<page::ServerSettings> server_settings(const CommandContext&, const PageOptions&);

/// "Anyone on this network …", or empty for a loopback address.
[[nodiscard]] std::string_view network_warning(const page::ListenAddress&);

/// A record on disk as snapshots. Saves replace the file as a whole, so a read is never torn.
class FollowedRecord {
 public:
  explicit FollowedRecord(const CommandContext&);

  void follow(std::filesystem::path);
  /// Reads the record if its file has changed. Returns a snapshot if that shows something new. A record that cannot be
  /// read leaves the last good state, and the page says so.
  [[nodiscard]] std::shared_ptr<const page::Snapshot> read_changes();
  /// The present one; there always is one.
  [[nodiscard]] const std::shared_ptr<const page::Snapshot>& newest() const { return newest_; }
  [[nodiscard]] bool is_final() const;

 private:
  struct FileState {
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = -1;
    std::int64_t seconds = 0, nanoseconds = 0;
    friend bool operator==(const FileState&, const FileState&) = default;
  };
  [[nodiscard]] static FileState state_of(const std::filesystem::path&);
  void read();

  const CommandContext& context_;
  std::filesystem::path path_;
  FileState state_;
  page::RoomContent content_;
  std::shared_ptr<const page::Snapshot> newest_;
};

/// How often the file is looked at.
inline constexpr std::chrono::milliseconds page_tick{100};

/// Serves until `stopped` says how it ended, and tells the readers.
void serve_page(page::Server&, FollowedRecord&, const std::function<std::optional<page::Ending>()>& stopped);

/// Messages between an interview and its page over a socket; never blocks. A message that does not fit is dropped.
class PageChannel {
 public:
  explicit PageChannel(int fd);
  PageChannel(const PageChannel&) = delete;
  PageChannel& operator=(const PageChannel&) = delete;
  ~PageChannel();

  void send(std::string_view name, std::string_view value);
  struct Message {
    std::string name, value;
  };
  /// The next message that has come; nullopt: none yet, or the other side is gone.
  [[nodiscard]] std::optional<Message> receive();
  /// Waits for one.
  [[nodiscard]] std::optional<Message> receive(std::chrono::milliseconds at_most);
  [[nodiscard]] bool is_closed() const { return is_closed_; }

 private:
  int fd_;
  std::string received_;
  bool is_closed_ = false;
};

}  // namespace pm::commands
