#include "commands/parallel.hpp"

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

namespace pm::commands {

void parallel_for(std::size_t count, const std::function<void(WorkQueue&)>& work) {
  // Starting a thread costs as much as a few records; more threads than this contend for memory.
  constexpr std::size_t worth_a_thread = 32, most_threads = 8;
  WorkQueue turns(count);
  std::vector<std::thread> others;
  const auto cores = std::min<std::size_t>(std::thread::hardware_concurrency(), most_threads);
  for (std::size_t n = 1; n < std::min(cores, count / worth_a_thread + 1); ++n) {
    try {
      others.emplace_back([&] { work(turns); });
    } catch (const std::system_error&) {
      break;  // no further thread can be started: the existing ones do the work
    }
  }
  work(turns);
  for (auto& other : others) other.join();
}

}  // namespace pm::commands
