// A report as a file: how pm knows its own, and whether somebody edited it since. Line ends and a byte order mark,
// which a checkout may change, never count.
#pragma once

#include <string>
#include <string_view>

namespace pm::report {

/// Whether pm wrote the file, by its first line `<!-- pm-report ID -->`.
[[nodiscard]] bool is_report(std::string_view file);

/// The file of a report: the report with a digest of it on a second line, `<!-- pm-digest 0123456789abcdef -->`.
[[nodiscard]] std::string report_file(std::string_view report);

/// Whether the report differs from the digest in its file. False without a digest: pm 0.1.0 wrote none.
[[nodiscard]] bool is_edited(std::string_view file);

/// Whether two files hold the same report, with or without a digest.
[[nodiscard]] bool is_same_report(std::string_view file, std::string_view other);

}  // namespace pm::report
