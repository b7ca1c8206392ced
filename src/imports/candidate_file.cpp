// The file of a record's candidates: JSON Lines, a header first. A line that cannot be read stays as it is.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

#include <pm/candidates.hpp>
#include <pm/text.hpp>

namespace pm::imports {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view file_format = "pm-candidates-file/1";

std::string text_member(const Json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_member(const Json& line, const char* key, bool otherwise) {
  const auto found = line.find(key);
  return found != line.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

std::optional<time::Micros> time_member(const Json& line, const char* key) {
  const auto instant = time::parse_instant(text_member(line, key));
  return instant ? std::optional(instant->at) : std::nullopt;
}

template <class Enum>
std::optional<Enum> word_member(const Json& line, const char* key, std::initializer_list<Enum> all) {
  const auto word = text_member(line, key);
  for (const auto one : all)
    if (record::to_string(one) == word) return one;
  return std::nullopt;
}

template <class Texts>
void read_texts(const Json& header, const char* key, Texts& into) {
  const auto found = header.find(key);
  if (found == header.end() || !found->is_object()) return;
  for (const auto& [name, value] : found->items())
    if (value.is_string()) into.insert_or_assign(name, value.template get<std::string>());
}

void read_other_names(const Json& header, CandidateFile& file) {
  const auto found = header.find("other_names");
  if (found == header.end() || !found->is_object()) return;
  for (const auto& [id, names] : found->items())
    if (names.is_array())
      for (const auto& name : names)
        if (name.is_string()) file.other_names.emplace(id, name.get<std::string>());
}

std::optional<KeptCandidate> read_candidate(const Json& line) {
  using enum record::Precision;
  using enum record::EventKind;
  KeptCandidate kept;
  auto& c = kept.candidate;
  c.text = text_member(line, "text");
  if (text::is_blank(c.text)) return std::nullopt;
  c.at = time_member(line, "at");
  c.until = time_member(line, "until");
  c.precision = word_member(line, "precision", {second, minute, day, month, unknown}).value_or(minute);
  c.approx = flag_member(line, "approx", false);
  c.who = text_member(line, "who");
  c.is_person = flag_member(line, "person", false);
  c.kind = word_member(line, "kind", {signal, diagnosis, action, communication, change});
  c.source = text_member(line, "source");
  c.url = text_member(line, "url");
  c.key = text_member(line, "key");
  c.why = text_member(line, "why");
  c.verbatim = flag_member(line, "verbatim", true);
  if (const auto weight = line.find("weight"); weight != line.end() && weight->is_number_integer())
    c.weight = static_cast<int>(std::clamp<std::int64_t>(weight->get<std::int64_t>(), -1000, 1000));
  kept.format = text_member(line, "format");
  kept.event = text_member(line, "event");
  kept.is_deleted = flag_member(line, "deleted", false);
  return kept;
}

Json line_of(const KeptCandidate& kept, std::size_t number) {
  const auto& c = kept.candidate;
  const auto instant = [](time::Micros at) { return time::Zone::utc().instant(at).text; };
  Json line;
  line["n"] = number;
  if (c.at) line["at"] = instant(*c.at);
  line["precision"] = record::to_string(c.precision);
  if (c.approx) line["approx"] = true;
  if (c.until) line["until"] = instant(*c.until);
  line["text"] = c.text;
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) line[key] = value;
  };
  add("who", c.who);
  if (c.is_person) line["person"] = true;
  if (c.kind) line["kind"] = record::to_string(*c.kind);
  add("source", c.source);
  add("url", c.url);
  add("key", c.key);
  line["weight"] = c.weight;
  add("why", c.why);
  if (!c.verbatim) line["verbatim"] = false;
  add("format", kept.format);
  add("event", kept.event);
  if (kept.is_deleted) line["deleted"] = true;
  return line;
}

std::string dumped(const Json& line) { return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

CandidateFile parse_candidates(std::string_view bytes) {
  CandidateFile file;
  std::size_t number = 0;
  for (auto line : text::lines(bytes)) {
    ++number;
    while (line.ends_with('\r')) line.remove_suffix(1);  // of several, the next reading would take one more
    if (text::is_blank(line)) continue;
    const auto json = Json::parse(line, nullptr, false);
    if (json.is_object() && text_member(json, "format") == file_format) {
      read_texts(json, "roles", file.roles);
      read_texts(json, "names", file.names);
      read_other_names(json, file);
      continue;
    }
    auto candidate = json.is_object() ? read_candidate(json) : std::nullopt;
    if (!candidate) {
      file.broken.push_back({number, std::string(line)});
      continue;
    }
    candidate->order = file.candidates.size();
    file.candidates.push_back(std::move(*candidate));
  }
  sort_candidates(file.candidates);
  return file;
}

std::string write_candidates(const CandidateFile& file, std::string_view record) {
  Json header;
  header["format"] = file_format;
  header["record"] = record;
  if (!file.roles.empty()) header["roles"] = file.roles;
  if (!file.names.empty()) header["names"] = file.names;
  for (const auto& [id, name] : file.other_names) header["other_names"][id].push_back(name);
  auto bytes = dumped(header);
  for (std::size_t i = 0; i < file.candidates.size(); ++i) bytes += dumped(line_of(file.candidates[i], i + 1));
  for (const auto& line : file.broken) bytes += line.text + "\n";
  return bytes;
}

}  // namespace pm::imports
