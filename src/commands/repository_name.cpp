#include "commands/repository_name.hpp"

#include <algorithm>

#include <pm/text.hpp>

namespace pm::commands {

std::optional<std::string> name_of_remote(std::string_view url) {
  url = text::trim(url);
  const auto scheme = url.find("://");
  const bool is_url = scheme != std::string_view::npos;
  if (is_url) url.remove_prefix(scheme + 3);
  const auto end_of_host = url.find(is_url ? '/' : ':');
  if (end_of_host == std::string_view::npos || end_of_host == 0) return std::nullopt;
  auto host = url.substr(0, end_of_host);
  auto path = url.substr(end_of_host + 1);
  if (const auto user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  if (const auto port = host.rfind(':'); port != std::string_view::npos && !host.ends_with(']'))
    host = host.substr(0, port);
  if (host.empty() || host.find('/') != std::string_view::npos) return std::nullopt;
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.ends_with(".git")) path.remove_suffix(4);
  if (path.empty()) return std::nullopt;
  return text::lower_ascii(host) + "/" + std::string(path);
}

std::optional<std::string> repository_name(const Environment& world, const std::filesystem::path& directory) {
  if (!world.run) return std::nullopt;
  const auto origin =
      world.run({"git", "-C", (world.cwd / directory).string(), "config", "--get", "remote.origin.url"});
  return origin && origin->code == 0 ? name_of_remote(origin->out) : std::nullopt;
}

}  // namespace pm::commands
