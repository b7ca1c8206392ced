// Writes HTML so that text of a record becomes markup only through a type that escapes it.
#pragma once

#include <string>
#include <string_view>

#include <pm/record.hpp>

#include "report/view.hpp"

namespace pm::report {

/// Markup of the program itself: a string literal.
class Markup {
 public:
  // Implicit, so that literals can be written as they are.
  consteval Markup(const char* literal) : literal_(literal) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] std::string_view view() const { return literal_; }

 private:
  std::string_view literal_;
};

/// Text or the value of a quoted attribute, on one line.
struct Plain {
  std::string_view text;
};
/// Text whose line breaks are kept.
struct Lines {
  std::string_view text;
};
/// The address of a quoted `href`. Precondition: `is_link`.
struct Address {
  std::string_view url;
};
[[nodiscard]] bool is_link(std::string_view url);

/// A link with that text; the text alone where the address is not http(s).
struct Link {
  std::string_view url, text;
};
/// An element that a picture function returned.
struct Drawing {
  std::string_view svg;
};

class Html {
 public:
  Html& operator<<(Markup);
  Html& operator<<(Plain);
  Html& operator<<(Lines);
  Html& operator<<(Address);
  Html& operator<<(Link);
  Html& operator<<(Drawing);
  Html& operator<<(const Html&);

  /// A paragraph for each run of lines without a blank one between them.
  Html& paragraphs(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// "17 h 33 min" with no-break spaces; "about 17 h 33 min" may break after "about".
[[nodiscard]] std::string unbroken(std::string_view);

// The sections. Each writes nothing where the record has nothing for it.
void write_tiles(Html&, const record::Record&, const ReportClock&, Audience);
void write_stages(Html&, const record::Record&);
void write_fixes(Html&, const record::Record&, const ReportClock&);
void write_grid(Html&, const record::Record&);
void write_timeline(Html&, const record::Record&, const ReportClock&);
void write_where_time_went(Html&, const record::Record&);
void write_factors(Html&, const record::Record&);
void write_lessons(Html&, const record::Record&);
void write_rest(Html&, const record::Record&);
void write_footer(Html&, const record::Record&, const ReportClock&);

}  // namespace pm::report
