// Runs a fuzzer where there is no libFuzzer: every input of its folder, and then PM_FUZZ_RUNS of those inputs, changed
// at random. The input that breaks a promise is kept as "broken-input" in the working directory. PM_FUZZ_SEED gives
// other changes: without it they are always the same, so that a commit's tests do not pass or fail by luck.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
// The sanitizers are to come by the same way as a broken promise.
extern "C" const char* __asan_default_options() { return "abort_on_error=1"; }
extern "C" const char* __ubsan_default_options() { return "abort_on_error=1:print_stacktrace=1"; }

namespace {

constexpr std::size_t longest = 1000;
std::string input;

extern "C" void keep_input(int) {
  const int file = ::open("broken-input", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  const bool kept = file >= 0 && ::write(file, input.data(), input.size()) == static_cast<ssize_t>(input.size());
  ::_exit(kept ? 1 : 2);
}

void run() { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size()); }

class Change {
 public:
  explicit Change(unsigned seed) : chance_(seed) {}

  std::string of(const std::vector<std::string>& all) {
    auto text = all[below(all.size())];
    for (auto n = below(4) + 1; n > 0; --n) once(text, all[below(all.size())]);
    text.resize(std::min(text.size(), longest));
    return text;
  }

 private:
  std::size_t below(std::size_t count) { return count == 0 ? 0 : chance_() % count; }

  void once(std::string& text, const std::string& other) {
    const auto at = below(text.size() + 1), length = below(std::min<std::size_t>(text.size() - at, 16) + 1);
    const auto from = below(other.size() + 1);
    switch (below(5)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, text.substr(at, length));
        break;
      case 2:
        text.insert(at, other.substr(from, below(24)));
        break;
      case 3:
        text = text.substr(0, at) + other.substr(from);
        break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
    }
  }

  std::mt19937 chance_;
};

std::vector<std::string> inputs_of(const std::filesystem::path& folder) {
  std::vector<std::string> all;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  std::sort(all.begin(), all.end());
  return all;
}

unsigned number_in(const char* variable, unsigned otherwise) {
  const char* text = std::getenv(variable);
  return text != nullptr ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : otherwise;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return std::fprintf(stderr, "usage: %s FOLDER\n", words[0]), 2;
  std::signal(SIGABRT, keep_input);
  const auto all = inputs_of(words[1]);
  if (all.empty()) return std::fprintf(stderr, "no inputs in %s\n", words[1]), 2;
  for (const auto& one : all) input = one, run();

  const auto seed = number_in("PM_FUZZ_SEED", 1);
  std::printf("seed %u\n", seed);
  std::fflush(stdout);
  Change change(seed);
  const auto runs = number_in("PM_FUZZ_RUNS", 0);
  for (unsigned i = 0; i < runs; ++i) input = change.of(all), run();
  std::printf("%zu inputs\n", all.size() + runs);
  return 0;
}
