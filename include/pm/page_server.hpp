// Serves the room page. The only part of the room page with sockets; HTTP by libmicrohttpd, loaded on demand.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <pm/error.hpp>
#include <pm/page.hpp>

namespace pm::page {

struct ServerSettings {
  ListenAddress listen;  ///< without a port: any free one
  std::vector<std::string> hosts;
  std::string token;
};

/// Everything happens in `run`, in the caller's thread. At most 512 connections, 256 streams, 16 kB of request line and
/// headers for each. Closes a connection after 30 idle seconds, and one that has not shown the token after 10 seconds,
/// or after one second while there are more than 64 of those.
class Server {
 public:
  virtual ~Server() = default;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  /// Streams that are open.
  [[nodiscard]] virtual std::size_t readers() const = 0;
  /// What requests get from now on; streams get its version.
  virtual void publish(std::shared_ptr<const Snapshot>) = 0;
  /// Tells all streams that the meeting has ended, and closes them. Nobody can connect any more.
  virtual void end(Ending) = 0;
  /// Serves requests; returns after `at_most`, or earlier.
  virtual void run(std::chrono::milliseconds at_most) = 0;
};

/// Listens, and answers from `first` on. Fails with `outside` if libmicrohttpd cannot be loaded or the address cannot
/// be used.
[[nodiscard]] Result<std::unique_ptr<Server>> start_server(const ServerSettings&,
                                                           std::shared_ptr<const Snapshot> first);

/// 128 bits of the system's random generator.
[[nodiscard]] std::string random_token();

/// "http://127.0.0.1:8080/TOKEN/". For a wildcard an address of this machine, if it has one.
[[nodiscard]] std::string page_url(const ListenAddress&, std::uint16_t port, std::string_view token);

/// Takes from this process what the room page does not need: more than 256 MB of memory, new privileges and, where the
/// kernel has Landlock, writing files and connecting to other machines. What cannot be taken away stays.
void confine_process();

}  // namespace pm::page
