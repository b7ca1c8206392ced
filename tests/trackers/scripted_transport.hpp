// Answers in the order a test gives them, and what was asked.
#pragma once

#include <deque>
#include <stdexcept>
#include <vector>

#include <pm/trackers.hpp>

namespace pm::trackers::test {

using Answered = tl::expected<http::Response, http::HttpError>;

inline Answered says(long status, std::string body = "", std::vector<http::Header> headers = {}) {
  return http::Response{status, std::move(headers), std::move(body)};
}
inline Answered fails(http::HttpError::Kind kind, std::string what = "it broke") {
  return tl::unexpected(http::HttpError{kind, std::move(what)});
}

class ScriptedTransport : public http::Transport {
 public:
  explicit ScriptedTransport(std::deque<Answered> answers) : answers_(std::move(answers)) {}
  Answered send(const http::Request& request) override {
    asked.push_back(request);
    if (answers_.empty()) throw std::runtime_error("nobody told what to answer to " + request.url);
    auto answer = std::move(answers_.front());
    answers_.pop_front();
    return answer;
  }
  std::vector<http::Request> asked;

 private:
  std::deque<Answered> answers_;
};

}  // namespace pm::trackers::test
