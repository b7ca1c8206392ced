#include "store/own_folder.hpp"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace pm::store {

namespace fs = std::filesystem;

OwnFolder::OwnFolder() {
  auto pattern = (fs::temp_directory_path() / "pm-store-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

OwnFolder::~OwnFolder() {
  std::error_code no_matter;
  fs::remove_all(path_, no_matter);
}

fs::path OwnFolder::put(std::string_view name, std::string_view bytes) const {
  const auto path = path_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string OwnFolder::text(std::string_view name) const {
  std::ostringstream text;
  text << std::ifstream(path_ / name, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<std::string> OwnFolder::names() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace pm::store
