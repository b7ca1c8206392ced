// A disk on which one call goes wrong: it fails, comes back short, or is the last thing the process does.
#pragma once

#include <unistd.h>

#include <cerrno>

#include "store/files.hpp"

namespace pm::store {

class FailingDisk : public Disk {
 public:
  enum class How { fails, comes_back_short, kills };
  /// The `which`th call (from 0) goes wrong; -1: none, to count them.
  FailingDisk(int which, How how, int error) : which_(which), how_(how), error_(error) {}
  [[nodiscard]] int calls() const { return calls_; }

  int open(const std::string& p, int f, mode_t m) override { return wrong() ? -1 : real_disk().open(p, f, m); }
  ssize_t read(int f, char* b, std::size_t n) override { return wrong() ? -1 : real_disk().read(f, b, short_of(n)); }
  ssize_t write(int f, const char* b, std::size_t n) override {
    return wrong() ? -1 : real_disk().write(f, b, short_of(n));
  }
  int stat_at(const std::string& p, struct stat& s) override { return wrong() ? -1 : real_disk().stat_at(p, s); }
  int stat_of(int f, struct stat& s) override { return wrong() ? -1 : real_disk().stat_of(f, s); }
  int change_mode(int f, mode_t m) override { return wrong() ? -1 : real_disk().change_mode(f, m); }
  int change_owner(int f, uid_t u, gid_t g) override { return wrong() ? -1 : real_disk().change_owner(f, u, g); }
  int sync(int f) override { return wrong() ? -1 : real_disk().sync(f); }
  int close(int f) override {
    // The descriptor is gone even if close says that it failed.
    const bool goes_wrong = wrong();
    const int closed = real_disk().close(f);
    if (goes_wrong) errno = error_;
    return goes_wrong ? -1 : closed;
  }
  int rename(const std::string& a, const std::string& b) override { return wrong() ? -1 : real_disk().rename(a, b); }
  int link(const std::string& a, const std::string& b) override { return wrong() ? -1 : real_disk().link(a, b); }
  int unlink(const std::string& p) override { return wrong() ? -1 : real_disk().unlink(p); }
  int make_directory(const std::string& p) override { return wrong() ? -1 : real_disk().make_directory(p); }

 private:
  bool wrong() {
    is_short_ = false;
    if (calls_++ != which_) return false;
    if (how_ == How::kills) _exit(0);
    is_short_ = how_ == How::comes_back_short;
    errno = error_;
    return how_ == How::fails;
  }
  [[nodiscard]] std::size_t short_of(std::size_t count) const { return is_short_ ? count / 2 + 1 : count; }

  int which_, calls_ = 0;
  How how_;
  int error_;
  bool is_short_ = false;
};

}  // namespace pm::store
