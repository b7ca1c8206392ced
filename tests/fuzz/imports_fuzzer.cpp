// A document of an import: the first byte chooses the reader, leaves the choice to the content ("?"), or makes it a
// write-up ("w") or a paste in the interview ("p"); the second one is the size of the pieces in which it comes. The
// rest is the document.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include <pm/imports.hpp>
#include <pm/paste.hpp>
#include <pm/streams.hpp>
#include <pm/text.hpp>
#include <pm/write_up.hpp>

#include "fuzz/must.hpp"

namespace {

using namespace pm;

class Pieces final : public streams::ByteStream {
 public:
  Pieces(std::string_view bytes, std::size_t piece) : rest_(bytes), piece_(piece) {}
  Result<std::size_t> read(std::span<char> into) override {
    const auto count = std::min({into.size(), rest_.size(), piece_});
    std::copy_n(rest_.begin(), count, into.begin());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
  std::size_t piece_;
};

/// Checks every candidate, and writes down what it is.
class JudgingSink final : public imports::Sink {
 public:
  explicit JudgingSink(const time::Zone& zone) : zone_(zone) {}

  void take(imports::Candidate candidate) override {
    must(!text::is_blank(candidate.text), "a candidate has words");
    must(text::is_valid_utf8(candidate.text) && text::is_valid_utf8(candidate.who) &&
             text::is_valid_utf8(candidate.source) && text::is_valid_utf8(candidate.url) &&
             text::is_valid_utf8(candidate.why),
         "its texts are UTF-8");
    must(!candidate.key.empty() && text::is_valid_utf8(candidate.key), "a candidate has a key");
    must(candidate.at || candidate.precision == record::Precision::unknown, "without a time the precision is unknown");
    must(!candidate.until || (candidate.at && *candidate.until >= *candidate.at), "a span ends after its beginning");
    if (candidate.at) can_be_kept(*candidate.at);
    if (candidate.until) can_be_kept(*candidate.until);
    must(candidate.url.empty() || candidate.url.starts_with("http://") || candidate.url.starts_with("https://"),
         "a link is of the web");
    must(candidate.url.find_first_of(" \t\r\n") == std::string::npos, "a link has no blanks");
    log_ += candidate.key + "\n" + candidate.text + "\n" + candidate.who + "\n";
  }
  void name(std::string_view id, std::string_view shown) override {
    must(text::is_valid_utf8(id) && text::is_valid_utf8(shown), "names are UTF-8");
    log_ += std::string(id) + "=" + std::string(shown) + "\n";
  }
  void drop() override { log_ += "-\n"; }
  void note(std::string sentence) override {
    must(!sentence.empty() && text::is_valid_utf8(sentence), "notes are sentences of UTF-8");
    log_ += sentence + "\n";
  }
  [[nodiscard]] const std::string& log() const { return log_; }

 private:
  void can_be_kept(time::Micros at) const {
    const auto instant = zone_.instant(at);
    const auto kept = time::parse_instant(instant.text);
    must(kept && kept->at == at, "a time can be written into a record and read again");
  }

  time::Zone zone_;
  std::string log_;
};

imports::ReadContext make_context() {
  imports::ReadContext context;
  if (const auto zone = time::Zone::find("Europe/Berlin")) context.zone = *zone;
  context.day = time::Day{"2026-10-25"};  // clocks in Berlin went back
  context.now = time::parse_instant("2026-11-20T15:00:00Z")->at;
  return context;
}

const imports::ReadContext& context() {
  static const auto made = make_context();
  return made;
}

std::string read_once(const imports::Reader& reader, std::string_view bytes, std::size_t piece) {
  const auto& how = context();
  JudgingSink sink(how.zone);
  const auto reading = reader.begin(how);
  Pieces stream(bytes, piece);
  const auto read = reading->read(stream, "ops/2026-10-25.json", sink);
  if (!read)
    must(!read.error().message.empty() && text::is_valid_utf8(read.error().message), "an error says what is wrong");
  must(reading->finish(sink).has_value(), "a reading comes to its end");
  return sink.log() + (read ? "" : read.error().message);
}

void read_write_up(std::string_view bytes) {
  imports::WriteUpOptions options;
  options.zone = context().zone;
  options.now = context().now;
  options.names = true;
  options.source = "outage.md";
  auto result = imports::read_write_up(bytes, options);
  result.record.id = "2026-11-20-outage";
  const auto again = record::read(record::write(result.record));
  must(again.errors.empty(), "a write-up is a record that can be written and read again");
  const auto& unplaced = result.record.imported->unplaced;
  must(result.unplaced.size() == (unplaced ? unplaced->size() : 0), "what has no place is named");
}

void read_pasted(std::string_view bytes) {
  const auto paste = imports::read_paste(bytes, context());
  must(paste.untimed <= paste.candidates.size(), "those without a time are some of them");
  must(paste.from.has_value() == (paste.untimed < paste.candidates.size()), "a time in the paste is within its span");
}

/// The first reader that takes the document for its own, from its first half or the whole.
const imports::Reader* recognise(std::string_view bytes) {
  for (const auto& row : imports::readers())
    if (row.is_like(bytes.substr(0, bytes.size() / 2), "input") || row.is_like(bytes, "input")) return &row;
  return nullptr;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  if (data[0] == 'w') return read_write_up(bytes), 0;
  if (data[0] == 'p') return read_pasted(bytes), 0;
  const auto readers = imports::readers();
  const auto* reader = data[0] == '?' ? recognise(bytes) : &readers[data[0] % readers.size()];
  if (reader == nullptr) return 0;
  const std::size_t piece = data[1] % 16 + 1;
  must(read_once(*reader, bytes, piece) == read_once(*reader, bytes, bytes.size() + 1),
       "the size of the pieces does not matter");
  return 0;
}
