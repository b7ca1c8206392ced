#include "imports/reading.hpp"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

namespace reading_test {

using namespace pm;

namespace {

class FoundSink final : public imports::Sink {
 public:
  explicit FoundSink(Found& found) : found_(found) {}
  void take(imports::Candidate candidate) override { found_.candidates.push_back(std::move(candidate)); }
  void name(std::string_view id, std::string_view shown) override { found_.names.emplace_back(id, shown); }
  void drop() override { ++found_.dropped; }
  void note(std::string sentence) override {
    if (std::ranges::find(found_.notes, sentence) == found_.notes.end()) found_.notes.push_back(std::move(sentence));
  }

 private:
  Found& found_;
};

const imports::Reader* reader_of(std::string_view bytes, std::string_view name, std::string_view as) {
  constexpr std::size_t beginning = 65536;
  for (const auto& reader : imports::readers())
    if (as.empty() ? reader.is_like(bytes.substr(0, beginning), name) : reader.name == as) return &reader;
  return nullptr;
}

std::string shown_time(const imports::Candidate& candidate, const time::Zone& zone) {
  if (!candidate.at) return "?";
  const auto text = zone.instant(*candidate.at).text;
  const auto shown = candidate.precision == record::Precision::day ? "day " + text.substr(0, 10) : text;
  const auto until = candidate.until ? " until " + zone.instant(*candidate.until).text : "";
  return (candidate.approx ? "~" : "") + shown + until;
}

}  // namespace

Result<std::size_t> TextStream::read(std::span<char> into) {
  const auto count = std::min({into.size(), rest_.size(), piece_});
  std::memcpy(into.data(), rest_.data(), count);
  rest_.remove_prefix(count);
  return count;
}

Lines Found::shown(const time::Zone& zone) const {
  Lines lines;
  for (const auto& candidate : candidates)
    lines.push_back(fmt::format("{} {}{}{}", shown_time(candidate, zone), candidate.who,
                                candidate.who.empty() ? ""
                                : candidate.is_person ? ": "
                                                      : " (no person): ",
                                candidate.text));
  return lines;
}

std::string Found::kinds() const {
  std::string all;
  for (const auto& candidate : candidates) {
    if (!all.empty()) all += ' ';
    all += candidate.kind ? record::to_string(*candidate.kind) : "-";
  }
  return all;
}

bool Found::has_note(std::string_view part) const {
  return std::ranges::any_of(notes, [&](const auto& note) { return note.find(part) != note.npos; });
}

imports::ReadContext in_berlin() {
  imports::ReadContext context;
  context.zone = spoken_test::zone("Europe/Berlin");
  context.day = time::Day{"2026-11-25"};
  context.now = spoken_test::at("2026-11-29T15:00:00+01:00");
  return context;
}

imports::ReadContext in_utc() {
  auto context = in_berlin();
  context.zone = time::Zone::utc();
  return context;
}

Found read_documents(const std::vector<Document>& documents, const imports::ReadContext& context, std::string_view as) {
  Found found;
  if (documents.empty()) return found;
  const auto* reader = reader_of(documents.front().bytes, documents.front().name, as);
  if (reader == nullptr) {
    found.error = "no reader";
    return found;
  }
  found.format = reader->name;
  FoundSink sink(found);
  const auto reading = reader->begin(context);
  for (const auto& document : documents) {
    TextStream stream(document.bytes, 7);  // pieces that cut everything somewhere
    const auto read = reading->read(stream, document.name, sink);
    if (read || !found.error.empty()) continue;
    found.error = read.error().message;
  }
  const auto finished = reading->finish(sink);
  if (!finished && found.error.empty()) found.error = finished.error().message;
  return found;
}

Found read_text(std::string_view bytes, const imports::ReadContext& context, std::string_view as,
                std::string_view name) {
  return read_documents({{std::string(name), std::string(bytes)}}, context, as);
}

std::string format_of(std::string_view bytes, std::string_view name) {
  const auto* reader = reader_of(bytes, name, {});
  return reader == nullptr ? std::string() : std::string(reader->name);
}

}  // namespace reading_test
