#include <array>
#include <ios>
#include <istream>
#include <system_error>

#include <pm/cli.hpp>

namespace pm {
namespace {

/// Has a stream pass on why it cannot be read, for as long as this lives.
class Exceptions {
 public:
  explicit Exceptions(std::istream& in) : in_(in), before_(in.exceptions()) { in_.exceptions(std::ios::badbit); }
  ~Exceptions() {
    in_.clear(in_.rdstate() & ~std::ios::badbit);  // or setting `before_` could throw
    in_.exceptions(before_);
  }
  Exceptions(const Exceptions&) = delete;
  Exceptions& operator=(const Exceptions&) = delete;

 private:
  std::istream& in_;
  std::ios::iostate before_;
};

}  // namespace

Result<std::string> read_standard_input(std::istream& in, std::size_t most) {
  std::string text;
  try {
    const Exceptions passed_on(in);
    std::array<char, 1 << 15> piece;
    while (text.size() <= most && (in.read(piece.data(), piece.size()) || in.gcount() > 0))
      text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  } catch (const std::system_error& error) {
    return fail(ErrorKind::usage, "standard input cannot be read: " + error.code().message(),
                "redirect a file or a pipe to it");
  }
  if (text.size() > most)
    return fail(ErrorKind::usage, "standard input is longer than " + std::to_string(most >> 20U) + " MB");
  return text;
}

}  // namespace pm
