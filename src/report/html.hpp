// The sections of the HTML report.
#pragma once

#include <string>
#include <string_view>

#include <pm/html.hpp>
#include <pm/record.hpp>

#include "report/view.hpp"

namespace pm::report {

using text::Drawing;
using text::Html;
using text::is_link;
using text::Lines;
using text::Link;
using text::Markup;
using text::Plain;

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
