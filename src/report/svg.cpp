// The timeline as a file of its own.
#include <fmt/format.h>

#include <pm/report.hpp>

#include "report/picture.hpp"
#include "report/view.hpp"
#include "templates_embedded.hpp"

namespace pm::report {

Result<std::string> timeline_svg(const record::Record& r) {
  const auto picture = timeline_picture(r, PictureWidth::wide, "wide");
  if (!picture)
    return fail(ErrorKind::refused, fmt::format("cannot draw the timeline of {}: it has fewer than two times", r.id),
                "add times: pm edit " + r.id + " timeline");
  const auto& svg = picture->svg;
  const auto start = svg.find('>') + 1;  // of the root element
  return report_comment(Format::svg, r) + svg.substr(0, start) + "<style>" +
         std::string(embedded_template("picture.css").value_or("")) + "</style>" + picture_patterns() +
         svg.substr(start) + "\n";
}

}  // namespace pm::report
