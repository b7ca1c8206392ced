// NDJSON of `pm export`: one record a line, with the repository and path that it comes from.
#include <pm/tables.hpp>

#include <nlohmann/json.hpp>

#include <pm/json.hpp>
#include <pm/text.hpp>

namespace pm::tables {

namespace {

/// JSON on one line: white space between values is left out.
void append_on_one_line(std::string& out, std::string_view json) {
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text && c == '\\') {
      out += c;
      out += json[++i];
      continue;
    }
    if (c == '"') in_text = !in_text;
    if (in_text || (c != ' ' && c != '\n')) out += c;
  }
}

/// Walks over JSON without building it. Only brackets and quotes are looked at: what is between them is checked by
/// whoever reads the record.
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text) : text_(text) {}

  [[nodiscard]] char here() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  [[nodiscard]] bool take(char c) {
    if (here() != c) return false;
    ++at_;
    return true;
  }
  [[nodiscard]] bool is_at_end() { return here() == '\0' && at_ == text_.size(); }

  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  /// A string with its quotes; empty if there is none.
  std::string_view string() {
    if (here() != '"') return {};
    const auto begin = at_++;
    for (auto quote = text_.find('"', at_); quote != std::string_view::npos; quote = text_.find('"', quote + 1)) {
      auto plain = quote;  // a quote after an odd number of backslashes is escaped
      while (plain > at_ && text_[plain - 1] == '\\') --plain;
      if ((quote - plain) % 2 != 0) continue;
      at_ = quote + 1;
      return text_.substr(begin, at_ - begin);
    }
    at_ = text_.size();
    return {};
  }

  /// Any value; empty if there is none, or if its end is missing.
  std::string_view value() {
    const char first = here();
    if (first == '"') return string();
    const auto begin = at_;
    if (first == '{' || first == '[') return is_walked() ? text_.substr(begin, at_ - begin) : std::string_view();
    while (at_ < text_.size() && std::string_view(",}] \t\r\n").find(text_[at_]) == std::string_view::npos) ++at_;
    return text_.substr(begin, at_ - begin);
  }

 private:
  /// To the bracket that closes the one here.
  bool is_walked() {
    for (std::size_t levels = 0; at_ < text_.size();) {
      const char c = text_[at_];
      if (c == '"') {
        if (string().empty()) return false;
        continue;
      }
      ++at_;
      if (c == '{' || c == '[') ++levels;
      if ((c == '}' || c == ']') && --levels == 0) return true;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// The characters of a string; nullopt for another value.
std::optional<std::string> characters(std::string_view json) {
  if (json.size() < 2 || json.front() != '"') return std::nullopt;
  const auto inside = json.substr(1, json.size() - 2);
  if (inside.find('\\') == std::string_view::npos) return std::string(inside);
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  return parsed.is_string() ? std::optional(parsed.get<std::string>()) : std::nullopt;
}

/// Calls `use` with each key and the walk before its value until it returns false. False for what is not an object.
template <class Use>
bool each_key(JsonWalk& walk, Use use) {
  if (!walk.take('{')) return false;
  if (walk.take('}')) return true;
  do {
    const auto key = walk.string();
    if (key.empty() || !walk.take(':')) return false;
    if (!use(key)) return true;
  } while (walk.take(','));
  return walk.take('}');
}

/// `format` and `id` of a record, which are its first keys if pm wrote it.
bool find_identity(std::string_view record, NdjsonLine& line) {
  JsonWalk walk(record);
  std::optional<std::string> format, id;
  const bool is_object = each_key(walk, [&](std::string_view key) {
    const auto value = walk.value();
    if (value.empty()) return false;
    if (key == R"("format")") format = characters(value);
    if (key == R"("id")") id = characters(value);
    return !format || !id;
  });
  line.format = format.value_or("");
  line.id = id.value_or("");
  return is_object && format;
}

}  // namespace

void append_ndjson(std::string& out, const record::Record& record, std::string_view path,
                   const std::optional<std::string>& repository) {
  std::string head;
  json::Writer writer(head);
  writer.begin_object();
  writer.key("repository");
  repository ? writer.string(*repository) : writer.null();
  writer.key("path").string(path);
  std::string line;
  append_on_one_line(line, head);
  line += ",\"record\":";
  append_on_one_line(line, record::write(record));
  out += escape::json_for_terminal(line + "}\n");
}

namespace {

std::optional<NdjsonLine> parse(std::string_view text, bool is_identity_enough) {
  NdjsonLine line;
  JsonWalk walk(text);
  bool has_repository = false, has_path = false, has_identity = false;
  const bool is_object = each_key(walk, [&](std::string_view key) {
    if (is_identity_enough && has_repository && has_path && key == R"("record")") {
      has_identity = find_identity(walk.rest(), line);
      return false;
    }
    const auto value = walk.value();
    if (value.empty()) return false;
    if (key == R"("repository")") has_repository = true, line.repository = characters(value);
    if (key == R"("path")") has_path = true, line.path = characters(value).value_or("");
    if (key == R"("record")") line.record = value;
    return true;
  });
  if (has_identity) return line;
  if (!is_object || !walk.is_at_end() || !find_identity(line.record, line)) return std::nullopt;
  return line;
}

}  // namespace

std::optional<NdjsonLine> parse_ndjson(std::string_view line) { return parse(line, false); }
std::optional<NdjsonLine> identify_ndjson(std::string_view line) { return parse(line, true); }

std::string format_of(std::string_view record) {
  NdjsonLine line;
  (void)find_identity(record, line);
  return line.format;
}

std::string indented(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 4);
  JsonWalk walk(json);
  std::size_t level = 0;
  const auto new_line = [&] { out.append("\n").append(2 * level, ' '); };
  while (!walk.is_at_end()) {
    const char c = walk.here();
    if (c == '{' || c == '[') {
      (void)walk.take(c);
      out += c;
      ++level;
      const char closing = c == '{' ? '}' : ']';
      if (walk.take(closing)) {
        out += closing;
        --level;
      } else {
        new_line();
      }
    } else if (c == '}' || c == ']') {
      (void)walk.take(c);
      level -= level > 0 ? 1 : 0;
      new_line();
      out += c;
    } else if (c == ',') {
      (void)walk.take(c);
      out += c;
      new_line();
    } else if (c == ':') {
      (void)walk.take(c);
      out += ": ";
    } else {
      const auto value = walk.value();
      if (value.empty()) break;
      out += value;
    }
  }
  return out + "\n";
}

}  // namespace pm::tables
