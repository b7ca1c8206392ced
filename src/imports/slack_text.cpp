#include "imports/slack_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_items.hpp"
#include "imports/source_text.hpp"

namespace pm::imports::slack {
namespace {

std::string unescape(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    for (const auto& [escaped, character] :
         {std::pair<std::string_view, char>{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}}) {
      if (!text.starts_with(escaped)) continue;
      plain += character;
      text.remove_prefix(escaped.size());
      break;
    }
    if (text.empty()) break;
    if (text.front() == '&' && (text.starts_with("&lt;") || text.starts_with("&gt;") || text.starts_with("&amp;")))
      continue;
    plain += text.front();
    text.remove_prefix(1);
  }
  return plain;
}

/// Links to files of Slack carry tokens in their query.
std::string plain_link(std::string_view url) {
  const auto host_end = url.find('/', std::min(url.size(), std::string_view("https://").size()));
  const auto host = url.substr(0, host_end);
  const bool is_file = host.find("slack") != host.npos || url.find("xox") != url.npos;
  return unescape(is_file ? without_query(url) : std::string(url));
}

std::string plain_reference(std::string_view inside, Sink& sink) {
  const auto bar = inside.find('|');
  const auto target = inside.substr(0, bar);
  const auto label = bar == inside.npos ? std::string_view() : inside.substr(bar + 1);
  if (target.starts_with('@')) {
    if (!label.empty()) sink.name(target.substr(1), unescape(label));
    return fmt::format("<{}>", target);
  }
  if (target.starts_with('#')) return label.empty() ? std::string(target) : "#" + unescape(label);
  if (target.starts_with('!')) {
    if (!label.empty()) return unescape(label);
    return "@" + std::string(target.substr(1, target.find('^') - 1));
  }
  const auto url = plain_link(target);
  const auto shown = unescape(label);
  return shown.empty() || url.ends_with(shown) ? url : fmt::format("{} ({})", shown, url);
}

void add_part(std::string& all, std::string_view part) {
  if (text::is_blank(part) || all.find(part) != all.npos) return;
  if (!all.empty()) all += '\n';
  all += part;
}

/// The text of rich text and of sections, whatever holds it.
void add_block_text(const json::Value& block, std::string& all) {
  using Kind = json::Value::Kind;
  if (block.kind == Kind::array) {
    for (const auto& item : block.items) add_block_text(item, all);
    return;
  }
  if (block.kind != Kind::object) return;
  const auto type = text_at(block, "type");
  if (type == "user") all += fmt::format("<@{}>", text_at(block, "user_id"));
  if (type == "emoji") all += fmt::format(":{}:", text_at(block, "name"));
  if (type == "broadcast") all += "@" + text_at(block, "range");
  const auto* words = value_at(block, "text");
  if (type == "link") {
    const auto label = text_at(block, "text");
    const auto url = plain_link(text_at(block, "url"));
    all += label.empty() ? url : fmt::format("{} ({})", label, url);
    return;
  }
  if (words != nullptr && words->kind == Kind::string) all += words->text;
  if (words != nullptr && words->kind == Kind::object) add_block_text(*words, all);
  const auto before = all.size();
  for (const auto* key : {"elements", "fields"})
    if (const auto* inner = value_at(block, key)) add_block_text(*inner, all);
  const bool is_line = type.starts_with("rich_text_") || type == "section" || type == "header" || type == "context";
  if (is_line && all.size() > before - std::min(before, std::size_t{1}) && !all.empty() && !all.ends_with('\n'))
    all += '\n';
}

std::string attachment_text(const json::Value& message, Sink& sink) {
  std::string all;
  for (const auto& attachment : items_at(message, "attachments")) {
    const bool is_unfurl = value_at(attachment, "original_url") != nullptr || is_true(attachment, "is_msg_unfurl");
    if (is_unfurl) continue;
    std::string one;
    for (const auto* key : {"pretext", "title", "text"}) add_part(one, plain_text(text_at(attachment, key), sink));
    for (const auto& field : items_at(attachment, "fields"))
      add_part(one, plain_text(fmt::format("{}: {}", text_at(field, "title"), text_at(field, "value")), sink));
    if (one.empty())
      if (const auto* blocks = value_at(attachment, "blocks")) {
        add_block_text(*blocks, one);
        one = std::string(text::trim(plain_text(one, sink)));
      }
    if (one.empty()) one = plain_text(text_at(attachment, "fallback"), sink);
    add_part(all, one);
  }
  return all;
}

}  // namespace

std::string plain_text(std::string_view marked_up, Sink& sink) {
  std::string plain;
  while (!marked_up.empty()) {
    const auto open = std::min(marked_up.find('<'), marked_up.size());
    plain += unescape(marked_up.substr(0, open));
    marked_up.remove_prefix(open);
    if (marked_up.empty()) break;
    constexpr std::size_t longest = 8192;
    const auto close = marked_up.substr(0, longest).find('>');
    const auto inside = close == marked_up.npos ? std::string_view() : marked_up.substr(1, close - 1);
    if (inside.empty() || inside.find('\n') != inside.npos) {
      plain += '<';
      marked_up.remove_prefix(1);
      continue;
    }
    plain += plain_reference(inside, sink);
    marked_up.remove_prefix(close + 1);
  }
  return plain;
}

std::string message_text(const json::Value& message, bool is_bot, Sink& sink) {
  auto all = plain_text(text_at(message, "text"), sink);
  if (text::is_blank(all)) {
    all.clear();
    if (const auto* blocks = value_at(message, "blocks")) add_block_text(*blocks, all);
  }
  all = std::string(text::trim(all));
  if (is_bot || all.empty()) add_part(all, attachment_text(message, sink));
  if (!all.empty()) return all;
  std::vector<std::string> names;
  for (const auto& file : items_at(message, "files"))
    if (auto name = first_text_at(file, {"title", "name"}); !name.empty()) names.push_back(std::move(name));
  if (const auto name = first_text_at(message, {"file.title", "file.name"}); !name.empty()) names.push_back(name);
  return names.empty() ? std::string() : "file: " + text::join(names, ", ");
}

}  // namespace pm::imports::slack
