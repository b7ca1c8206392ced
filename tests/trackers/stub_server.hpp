// A server on this machine that answers each request with the bytes a test gives it, and remembers what it was asked.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace pm::test {

class StubServer {
 public:
  /// What comes back on a connection: bytes, then it is closed; or it is held open without another word.
  struct Reply {
    std::string bytes;
    bool hangs = false;
  };
  using Answer = std::function<Reply(const std::string& request)>;

  explicit StubServer(Answer answer);
  ~StubServer();
  StubServer(const StubServer&) = delete;
  StubServer& operator=(const StubServer&) = delete;

  [[nodiscard]] std::string authority() const { return "127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] std::string url() const { return "http://" + authority(); }
  /// Head and body of each request so far.
  [[nodiscard]] std::vector<std::string> requests() const;

 private:
  void serve();
  void serve_one(int connection);

  Answer answer_;
  int listening_ = -1, port_ = 0;
  int wake_[2] = {-1, -1};
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::vector<int> held_;
  std::thread thread_;
};

/// "HTTP/1.1 403 …" with those headers (each with its line's end) and that body.
[[nodiscard]] std::string http_answer(int status, const std::string& body, const std::string& headers = "");

}  // namespace pm::test
