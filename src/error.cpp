#include <pm/error.hpp>

namespace pm {

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::refused:
      return 1;
    case ErrorKind::usage:
      return 2;
    case ErrorKind::outside:
      return 3;
    case ErrorKind::interrupted:
      return 130;
  }
  return 3;
}

}  // namespace pm
