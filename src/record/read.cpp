#include <pm/record_json.hpp>

#include "record/beyond_schema.hpp"
#include "record/json_document.hpp"
#include "record/made_up.hpp"
#include "record/reader.hpp"

namespace pm::record {

namespace {

Read read_from(Source source, std::string_view json) {
  Faults faults;
  Record record;
  const auto document = json::Document::parse(json, {most_bytes, most_levels});
  if (document) {
    Reader(source, faults).read(document->root(), record, Plain{}, Path());
    check_beyond_schema(document->root(), faults);
  } else {
    faults.broken_text(document.error());
  }
  if (!faults.none()) return {std::nullopt, faults.take(json)};
  if (source == Source::answers) make_up_ids(record);
  return {std::move(record), {}};
}

}  // namespace

Read read(std::string_view json) { return read_from(Source::file, json); }

Read read_answers(std::string_view json) { return read_from(Source::answers, json); }

}  // namespace pm::record
