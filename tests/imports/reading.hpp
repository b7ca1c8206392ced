// How the tests of readers read a source, and write down what was found.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/imports.hpp>
#include <pm/streams.hpp>
#include <pm/time.hpp>

#include "catch.hpp"
#include "time/spoken.hpp"

namespace reading_test {

using Lines = std::vector<std::string>;

/// Bytes in memory, passed on in pieces of this size.
class TextStream final : public pm::streams::ByteStream {
 public:
  explicit TextStream(std::string_view bytes, std::size_t piece = 4096) : rest_(bytes), piece_(piece) {}
  pm::Result<std::size_t> read(std::span<char> into) override;

 private:
  std::string_view rest_;
  std::size_t piece_;
};

struct Document {
  std::string name, bytes;
};

struct Found {
  std::string format;  ///< the reader that took it
  std::vector<pm::imports::Candidate> candidates;
  std::vector<std::pair<std::string, std::string>> names;
  std::size_t dropped = 0;
  Lines notes;
  std::string error;  ///< of the first document that cannot be read

  /// "2026-11-25T15:29:00+01:00 Jane: text", one line for each: `~` approximate, `?` no time, "day 2026-11-25".
  [[nodiscard]] Lines shown(const pm::time::Zone& zone = pm::time::Zone::utc()) const;
  /// "change", "signal", "-": their kinds in order.
  [[nodiscard]] std::string kinds() const;
  [[nodiscard]] bool has_note(std::string_view part) const;
};

/// Berlin, 29 November 2026; clock times are on 25 November.
[[nodiscard]] pm::imports::ReadContext in_berlin();
[[nodiscard]] pm::imports::ReadContext in_utc();

/// Reads documents by the reader that takes the first one for its own, or by `as`.
[[nodiscard]] Found read_documents(const std::vector<Document>&, const pm::imports::ReadContext&,
                                   std::string_view as = {});
[[nodiscard]] Found read_text(std::string_view bytes, const pm::imports::ReadContext&, std::string_view as = {},
                              std::string_view name = "input");
/// The name of the first reader that takes it for its own; empty: none.
[[nodiscard]] std::string format_of(std::string_view bytes, std::string_view name = "input");

}  // namespace reading_test
