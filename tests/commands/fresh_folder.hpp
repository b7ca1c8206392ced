// A folder of its own for a test, which is also the working directory while it lasts.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pm::test {

class FreshFolder {
 public:
  FreshFolder() : before_(std::filesystem::current_path()) {
    auto name = (std::filesystem::temp_directory_path() / "pm-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test could be made");
    path_ = std::filesystem::canonical(name);
    std::filesystem::current_path(path_);
  }
  ~FreshFolder() {
    std::error_code ignored;
    std::filesystem::current_path(before_, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  FreshFolder(const FreshFolder&) = delete;
  FreshFolder& operator=(const FreshFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  void write(const std::filesystem::path& file, std::string_view text) const {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    if (!std::filesystem::exists(file)) throw std::runtime_error("the test could not write " + file.string());
  }
  [[nodiscard]] std::string read(const std::filesystem::path& file) const {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::filesystem::path before_, path_;
};

}  // namespace pm::test
