#include <pm/record_json.hpp>

#include "record/desk.hpp"
#include "record/ids.hpp"
#include "record/json_document.hpp"
#include "record/reader.hpp"
#include "record/semantic_checks.hpp"

namespace pm::record {

namespace {

/// `kept`: a document whose memory is used again.
ReadResult read_from(Source source, std::string_view json, json::Document& kept) {
  Faults faults;
  Record record;
  auto document = json::Document::parse(json, {most_bytes, most_levels}, std::move(kept));
  if (document) {
    Reader(source, faults).read(document->root(), record, Plain{}, Path());
    check_semantics(document->root(), faults);
    kept = std::move(*document);
  } else {
    faults.broken_text(document.error());
  }
  if (!faults.none()) return {std::nullopt, faults.take(json)};
  if (source == Source::answers) assign_missing_ids(record);
  return {std::move(record), {}};
}

}  // namespace

ReadBuffer::ReadBuffer() : state_(new State) {}
ReadBuffer::~ReadBuffer() = default;

ReadResult read(std::string_view json, ReadBuffer& desk) {
  return read_from(Source::file, json, desk.state_->document);
}

ReadResult read(std::string_view json) {
  json::Document document;
  return read_from(Source::file, json, document);
}

ReadResult read_answers(std::string_view json) {
  json::Document document;
  return read_from(Source::answers, json, document);
}

}  // namespace pm::record
