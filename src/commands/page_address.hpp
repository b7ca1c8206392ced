// The address of a record's room page, kept for `pm resume`, so that readers come back by themselves.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <pm/cli.hpp>
#include <pm/record.hpp>

namespace pm::commands {

struct PageAddress {
  std::string token;
  std::optional<std::uint16_t> port;
};

/// Files in the user's state directory that only this user can read, one for each record, by its uid. They count for 12
/// hours. What cannot be kept is made anew the next time.
class PageAddresses {
 public:
  explicit PageAddresses(const Environment&);

  /// Of a draft; a final record has none.
  [[nodiscard]] std::optional<PageAddress> find(const record::Record&) const;
  void keep(const record::Record&, const PageAddress&) const;
  void forget(const record::Record&) const;

 private:
  /// Nullopt: the record has no uid that can be a file name, or there is no state directory.
  [[nodiscard]] std::optional<std::filesystem::path> file_of(const record::Record&) const;

  const Environment& environment_;
  std::optional<std::filesystem::path> folder_;
};

}  // namespace pm::commands
