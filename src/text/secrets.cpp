// Finds secrets by their form.
#include <pm/secrets.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <pm/ascii.hpp>
#include <pm/text.hpp>

#include "text/url_spans.hpp"

namespace pm::secrets {
namespace {

using namespace ascii;

bool is_token(char c) { return is_letter(c) || is_digit(c) || is_one_of(c, "_-.+/="); }

struct SecretPrefix {
  std::string_view text;
  std::size_t least;  ///< length of the whole token
};
constexpr std::array<SecretPrefix, 31> prefixes = {{
    {"xoxa-", 15}, {"xoxb-", 15},   {"xoxc-", 15}, {"xoxd-", 15},       {"xoxe-", 15},    {"xoxe.xox", 15},
    {"xoxp-", 15}, {"xoxr-", 15},   {"xoxs-", 15}, {"xapp-", 15},       {"ghp_", 20},     {"gho_", 20},
    {"ghu_", 20},  {"ghs_", 20},    {"ghr_", 20},  {"github_pat_", 25}, {"glpat-", 15},   {"gldt-", 15},
    {"AKIA", 20},  {"ASIA", 20},    {"AIza", 30},  {"sk_live_", 16},    {"rk_live_", 16}, {"sk-", 24},
    {"npm_", 20},  {"dop_v1_", 20}, {"SG.", 30},   {"ya29.", 20},       {"hvs.", 15},     {"hvb.", 15},
    {"hvr.", 15},
}};

void add(std::vector<Secret>& found, std::size_t begin, std::size_t end, std::size_t shown) {
  found.push_back({begin, end, shown, begin, end});
}

void find_tokens(std::string_view text, std::vector<Secret>& found) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_token(text[i])) {
      ++i;
      continue;
    }
    const auto end = run_end(text, i, is_token);
    const auto run = text.substr(0, end);
    for (auto from = i; from < end; from = run_end(run, from, [](char c) { return !is_one_of(c, "=/"); }) + 1) {
      const auto token = text.substr(from, end - from);
      for (const auto& prefix : prefixes)
        if (token.starts_with(prefix.text) && token.size() >= prefix.least) add(found, from, end, prefix.text.size());
      const auto dot = token.find('.');
      if (token.starts_with("eyJ") && token.size() > 24 && dot != token.npos && token.find('.', dot + 1) != token.npos)
        add(found, from, end, 3);
    }
    i = end;
  }
}

constexpr std::size_t longest_value = 256, longest_rest = 4096;  // of a longer one, this much is enough to tell

bool is_value_char(char c) { return static_cast<unsigned char>(c) > ' ' && !is_one_of(c, "\"'<>,;"); }

/// A secret of a name and its value, from `at` on. The value begins at `begin`, and is long enough at `end`.
void add_value(std::string_view text, std::size_t at, std::size_t shown, std::size_t begin, std::size_t end,
               std::vector<Secret>& found) {
  add(found, at, end, shown);
  found.back().cut = begin;
  found.back().cut_end = run_end(text.substr(0, std::min(text.size(), end + longest_rest)), end, is_value_char);
}

bool is_word_at(std::string_view text, std::size_t at, std::size_t size) {
  const auto is_part = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
  return (at == 0 || !is_part(text[at - 1])) && (at + size >= text.size() || !is_part(text[at + size]));
}

/// A name before a value. The value of a password may be shorter, and may follow "is".
struct ValueName {
  std::string_view text;
  bool is_password = false, is_header = false;
};
constexpr std::array<ValueName, 13> value_names = {{{"password", true},
                                                    {"passwd", true},
                                                    {"passphrase", true},
                                                    {"pwd", true},
                                                    {"pw", true},
                                                    {"secret"},
                                                    {"token"},
                                                    {"api_key"},
                                                    {"apikey"},
                                                    {"api-key"},
                                                    {"authorization", false, true},
                                                    {"bearer", false, true},
                                                    {"private_key"}}};

/// Whether a secret was removed here before.
bool is_removed(std::string_view value) { return value.starts_with("[secret") || value.starts_with("secret-removed"); }

enum class Mark { none, equals, colon, is, space };

/// Whether a value is a secret, by what is between it and its name.
bool is_secret_value(std::string_view value, Mark mark, const ValueName& name) {
  constexpr std::size_t shortest = 8, shortest_password = 6;
  if (is_removed(value)) return false;
  if (name.text == "pwd" && value.starts_with('/')) return false;  // the working directory
  const bool has_digit = std::any_of(value.begin(), value.end(), is_digit);
  const auto has_one_of = [&](std::string_view marks) { return value.find_first_of(marks) != value.npos; };
  switch (mark) {
    case Mark::equals:
      return value.size() >= 4;
    case Mark::is:  // "the password is wrong", "is not-set", "is stored/hashed"
      return value.size() >= shortest_password && (has_digit || has_one_of("!$%&*+=@^#"));
    default:
      return value.size() >= (name.is_password ? shortest_password : shortest) &&
             (has_digit || has_one_of("!$%&*+/=@^_~#-"));
  }
}

/// `password=…`, `token: …`, `the password is …`: a name, a mark, and a value without spaces.
void find_assignments(std::string_view text, std::vector<Secret>& found) {
  if (text.find_first_of(":= ") == text.npos) return;
  const auto lower_text = text::lower_ascii(text);
  const std::string_view lower(lower_text);
  for (const auto& name : value_names)
    for (auto at = lower.find(name.text); at != lower.npos; at = lower.find(name.text, at + 1)) {
      if (name.text == "pw" && !is_word_at(text, at, name.text.size())) continue;
      auto value = at + name.text.size();
      if (value < text.size() && is_one_of(text[value], "\"'")) ++value;
      const auto spaces = run_end(text, value, [](char c) { return c == ' '; });
      const auto rest = lower.substr(std::min(spaces, lower.size()));
      auto mark = Mark::none;
      auto begin = spaces;
      if (rest.starts_with('=') || rest.starts_with(':')) {
        mark = rest.front() == '=' ? Mark::equals : Mark::colon;
        begin += 1;
      } else if (name.is_password && spaces > value && rest.starts_with("is ")) {
        mark = Mark::is;
        begin += 3;
      } else if (spaces > value && (name.text == "bearer" || (name.text == "token" && rest.starts_with("s.")))) {
        mark = Mark::space;
      }
      if (mark == Mark::none) continue;
      begin = run_end(text, begin, [](char c) { return is_one_of(c, " \"'"); });
      if (name.is_header && lower.substr(begin).starts_with("basic ")) begin += 6;
      if (name.is_header && lower.substr(begin).starts_with("bearer ")) begin += 7;
      const auto end = run_end(text.substr(0, std::min(text.size(), begin + longest_value)), begin, is_value_char);
      if (begin >= end || !is_secret_value(text.substr(begin, end - begin), mark, name)) continue;
      // "token s.…" is a token of Vault; other words after "token " are words
      constexpr std::size_t shortest_vault_token = 20;
      if (mark == Mark::space && name.text == "token" && end - begin < shortest_vault_token) continue;
      add_value(text, at, name.text.size(), begin, end, found);
    }
}

/// The secret access key of AWS has no prefix: 40 letters and digits soon after the word "secret".
void find_access_keys(std::string_view text, std::vector<Secret>& found) {
  constexpr std::size_t key_size = 40, farthest = 40;
  const auto is_key_char = [](char c) { return is_letter(c) || is_digit(c) || is_one_of(c, "+/"); };
  const auto lower_text = text::lower_ascii(text);
  const std::string_view lower(lower_text), word = "secret";
  for (auto at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
    const auto last = std::min(text.size(), at + word.size() + farthest);
    for (auto begin = at + word.size(); begin < last;) {
      const auto end = run_end(text.substr(0, std::min(text.size(), begin + longest_value)), begin, is_key_char);
      const auto run = text.substr(begin, end - begin);
      const bool has_all = std::any_of(run.begin(), run.end(), is_digit) &&
                           std::any_of(run.begin(), run.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                           std::any_of(run.begin(), run.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (run.size() == key_size && has_all) add_value(text, at, word.size(), begin, end, found);
      begin = end + 1;
    }
  }
}

/// A program that takes a password as an argument: `curl -u NAME:PASSWORD`, `mysql -pPASSWORD`.
struct PasswordArgument {
  std::string_view program, option;
  bool is_apart;  ///< the value may be the next argument
  bool has_name;  ///< the value is NAME:PASSWORD
};
constexpr std::array<PasswordArgument, 9> password_arguments = {{{"curl", "-u", true, true},
                                                                 {"curl", "--user", true, true},
                                                                 {"mysql", "-p", false, false},
                                                                 {"mysqldump", "-p", false, false},
                                                                 {"mysqladmin", "-p", false, false},
                                                                 {"mariadb", "-p", false, false},
                                                                 {"mariadb-dump", "-p", false, false},
                                                                 {"sshpass", "-p", true, false},
                                                                 {"redis-cli", "-a", true, false}}};

/// Adds the password of an argument, which has its value from `begin` to `end`, or in quotes.
void add_argument(std::string_view text, const PasswordArgument& argument, std::size_t option, std::size_t begin,
                  std::size_t end, std::vector<Secret>& found) {
  if (begin < end && text[begin] == '=') ++begin;
  if (begin < end && is_one_of(text[begin], "\"'")) {
    const auto quote = text.substr(0, std::min(text.size(), begin + longest_value)).find(text[begin], begin + 1);
    if (quote != text.npos) end = quote;
    ++begin;
  }
  if (argument.has_name) {
    const auto colon = text.substr(0, end).find(':', begin);
    if (colon == text.npos) return;
    begin = colon + 1;
  }
  const bool is_placeholder = begin < end && is_one_of(text[begin], "$*{[<");
  if (begin >= end || is_placeholder) return;
  found.push_back({option, end, argument.option.size(), begin, end});
}

void find_password_arguments(std::string_view text, std::vector<Secret>& found) {
  constexpr std::size_t longest_command = 1024;
  for (const auto& argument : password_arguments)
    for (auto at = text.find(argument.program); at != text.npos;) {
      const auto after = at + argument.program.size();
      const auto next = text.find(argument.program, after);
      auto command = text.substr(0, std::min(next, after + longest_command));
      command = command.substr(0, command.find_first_of("\n;|", after));
      const bool is_program = is_word_at(text, at, argument.program.size()) && command.size() > after &&
                              text[after] == ' ' && (at == 0 || text[at - 1] != '-');
      for (auto begin = after; is_program && begin < command.size();) {
        const auto end = std::min(command.find(' ', begin), command.size());
        const auto word = command.substr(begin, end - begin);
        if (word == argument.option && argument.is_apart) {
          const auto value = end + 1;
          if (value < command.size())
            add_argument(text, argument, begin, value, std::min(command.find(' ', value), command.size()), found);
        } else if (word.size() > argument.option.size() && word.starts_with(argument.option) &&
                   (!argument.option.starts_with("--") || word[argument.option.size()] == '=')) {
          add_argument(text, argument, begin, begin + argument.option.size(), end, found);
        }
        begin = end + 1;
      }
      at = next;
    }
}

/// The header of a private key; what has to go is the key itself.
void find_keys(std::string_view text, std::vector<Secret>& found) {
  constexpr std::string_view header = "-----BEGIN ", tail = "KEY-----", footer = "-----END ";
  constexpr std::size_t longest_line = 80, longest_key = 16384;
  for (auto at = text.find(header); at != text.npos; at = text.find(header, at + 1)) {
    const auto end = text.substr(at, longest_line).find(tail);
    if (end == text.npos) continue;
    add(found, at, at + end + tail.size(), end + tail.size());
    const auto block = text.substr(at, longest_key);
    const auto foot = block.find(footer);
    const auto last = foot == block.npos ? foot : block.find(tail, foot);
    found.back().cut_end = at + (last == block.npos ? block.size() : last + tail.size());
  }
}

void find_credentials(std::string_view text, std::vector<Secret>& found) {
  for_each_url(text, [&](const Url& url) {
    const auto end = user_end(text, url);
    if (text.substr(url.host, end - url.host).find(':') == text.npos) return;
    found.push_back({url.begin, url.end, url.host - url.begin, url.host, end});
  });
}

/// Webhooks whose path is their secret.
void find_webhooks(std::string_view text, std::vector<Secret>& found) {
  constexpr std::array<std::string_view, 6> webhooks = {
      "hooks.slack.com/services/", "hooks.slack.com/workflows/",   "hooks.slack.com/triggers/",
      "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", "webhook.office.com/webhookb2/"};
  constexpr std::size_t fewest = 8;
  for (const auto webhook : webhooks)
    for (auto at = text.find(webhook); at != text.npos; at = text.find(webhook, at + 1)) {
      const auto begin = at + webhook.size();
      const auto end = run_end(text, begin, [](char c) { return is_token(c) && c != '.'; });
      if (end - begin >= fewest && !is_removed(text.substr(begin)))
        found.push_back({at, end, webhook.size(), begin, end});
    }
}

}  // namespace

std::vector<Secret> find_secrets(std::string_view text) {
  std::vector<Secret> found;
  find_credentials(text, found);
  find_webhooks(text, found);
  find_tokens(text, found);
  find_assignments(text, found);
  find_access_keys(text, found);
  find_password_arguments(text, found);
  find_keys(text, found);
  std::stable_sort(found.begin(), found.end(), [](const Secret& a, const Secret& b) { return a.begin < b.begin; });
  return found;
}

}  // namespace pm::secrets
