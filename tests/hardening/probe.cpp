// As small as a program can be that has something to be hardened.
#include <cstring>
#include <vector>

int main(int count, char** words) {
  char buffer[16];
  std::memcpy(buffer, words[0], static_cast<unsigned>(count));
  std::vector<int> numbers(static_cast<unsigned>(count));
  return numbers[static_cast<unsigned>(buffer[0])];
}
