#include <pm/record_json.hpp>

#include "record/beyond_schema.hpp"
#include "record/desk.hpp"
#include "record/json_document.hpp"
#include "record/made_up.hpp"
#include "record/reader.hpp"

namespace pm::record {

namespace {

/// `kept`: a document whose memory is used again.
Read read_from(Source source, std::string_view json, json::Document& kept) {
  Faults faults;
  Record record;
  auto document = json::Document::parse(json, {most_bytes, most_levels}, std::move(kept));
  if (document) {
    Reader(source, faults).read(document->root(), record, Plain{}, Path());
    check_beyond_schema(document->root(), faults);
    kept = std::move(*document);
  } else {
    faults.broken_text(document.error());
  }
  if (!faults.none()) return {std::nullopt, faults.take(json)};
  if (source == Source::answers) make_up_ids(record);
  return {std::move(record), {}};
}

}  // namespace

Desk::Desk() : things_(new Things) {}
Desk::~Desk() = default;

Read read(std::string_view json, Desk& desk) { return read_from(Source::file, json, desk.things_->document); }

Read read(std::string_view json) {
  json::Document document;
  return read_from(Source::file, json, document);
}

Read read_answers(std::string_view json) {
  json::Document document;
  return read_from(Source::answers, json, document);
}

}  // namespace pm::record
