#include <algorithm>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include <pm/json.hpp>
#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>
#include <pm/trackers.hpp>

#include "templates_embedded.hpp"

namespace pm::trackers {

std::string marker_of(std::string_view uid, std::string_view fix_id) {
  return fmt::format("pm-fix:{}-{}", uid, fix_id);
}

std::string old_marker_of(std::string_view record_id, std::string_view fix_id) {
  return fmt::format("pm-fix:{:016x}", text::hash(std::string(record_id) + ":" + std::string(fix_id)));
}

bool contains_marker(std::string_view body, std::string_view marker) {
  for (const auto line : text::lines(body)) {
    auto words = text::trim(line);
    if (words.starts_with("<!--") && words.ends_with("-->")) words = text::trim(words.substr(4, words.size() - 7));
    std::string plain(words);
    std::erase(plain, '\\');  // Jira Cloud keeps a text as a document, and may escape what it writes out of it
    if (plain == marker) return true;
  }
  return false;
}

// What an issue says: from the fix and its record, through the tracker's template. Everything in it was typed by
// somebody, and is escaped for where it lands before the template sees it.

namespace {

constexpr std::size_t longest_title = 255;  // GitLab's, Jira's and Redmine's limit; GitHub's is 256

constexpr std::string_view unset_uid = "UID";  // in a dry run: the record gets its uid when it is filed

class Values {
 public:
  explicit Values(const Markup& markup) : markup_(markup) {}

  void text(std::string_view name, const std::string& words) {
    auto safe = markup_.escape(words);
    if (!safe.empty()) values_.set(name, json::Value::string(std::move(safe)));
  }
  void url(std::string_view name, const std::string& address) {
    auto safe = markup_.escape_url(address);
    if (!safe.empty()) values_.set(name, json::Value::string(std::move(safe)));
  }
  void list(std::string_view name, std::vector<json::Value> items) {
    if (items.empty()) return;
    values_.set("has_" + std::string(name), {json::Value::Kind::boolean, "true", {}, {}});
    values_.set(name, {json::Value::Kind::array, "", std::move(items), {}});
  }
  [[nodiscard]] const json::Value& all() const { return values_; }

 private:
  const Markup& markup_;
  json::Value values_{json::Value::Kind::object, "", {}, {}};
};

std::string problem_of(const record::Record& record) {
  return record.problem ? *record.problem : report::problem_statement(record);
}

std::vector<json::Value> factors_of(const record::Fix& fix, const record::Record& record, const Markup& markup) {
  std::vector<json::Value> factors;
  for (const auto& factor : record.factors.value_or(std::vector<record::Factor>{})) {
    if (!record::addresses(fix, factor.id)) continue;
    Values one(markup);
    one.text("id", factor.id);
    one.text("text", factor.text);
    factors.push_back(one.all());
  }
  return factors;
}

Values values_of(const record::Fix& fix, const record::Record& record, const Markup& markup, const FixOrigin& origin,
                 const std::string& title) {
  Values values(markup);
  if (title != fix.title && escape::for_terminal_line(fix.title) != title) values.text("long_title", fix.title);
  values.text("owner", fix.owner.value_or(""));
  if (fix.hours) values.text("hours", fix.hours->text);
  values.url("url", origin.record_url);
  if (origin.body == BodyDetail::minimal) return values;
  values.text("problem", problem_of(record));
  values.list("factors", factors_of(fix, record, markup));
  values.text("done_when", fix.done_when.value_or(""));
  if (fix.due) values.text("due", fix.due->text);
  return values;
}

std::optional<std::string> login_of(const record::Fix& fix, const std::map<std::string, std::string>& people) {
  if (!fix.owner) return std::nullopt;
  const auto wanted = text::lower_ascii(text::trim(*fix.owner));
  const auto found = std::find_if(people.begin(), people.end(),
                                  [&](const auto& one) { return text::lower_ascii(one.first) == wanted; });
  return found == people.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Result<IssueDraft> draft_of(const record::Fix& fix, const record::Record& record, const Tracker& tracker,
                            const FixOrigin& origin) {
  const auto& markup = tracker.markup;
  IssueDraft draft;
  draft.title = text::truncate_to_width(text::trim(escape::for_terminal_line(fix.title)), longest_title);
  auto body = report::fill(embedded_template(markup.template_name).value_or(""), std::string(markup.template_name),
                           values_of(fix, record, markup, origin, draft.title).all());
  if (!body) return tl::unexpected(body.error());
  draft.body = *body + (body->empty() ? "" : "\n\n") + std::string(markup.before_marker) +
               marker_of(record.uid.value_or(std::string(unset_uid)), fix.id) + std::string(markup.after_marker) + "\n";
  draft.record_url = markup.escape_url(origin.record_url);
  draft.problem = markup.escape(problem_of(record));
  draft.assignee = login_of(fix, origin.people);
  if (origin.body == BodyDetail::full) draft.due = fix.due;
  if (fix.hours) draft.hours = fix.hours->value;
  return draft;
}

std::string record_url(std::string_view pattern, std::string_view path) {
  std::string encoded;
  for (std::size_t from = 0; from <= path.size();) {
    const auto slash = std::min(path.find('/', from), path.size());
    encoded += (from == 0 ? "" : "/") + http::percent_encoded(path.substr(from, slash - from));
    from = slash + 1;
  }
  std::string url(pattern);
  constexpr std::string_view hole = "{path}";
  for (auto at = url.find(hole); at != url.npos; at = url.find(hole, at + encoded.size()))
    url.replace(at, hole.size(), encoded);
  return url;
}

}  // namespace pm::trackers
