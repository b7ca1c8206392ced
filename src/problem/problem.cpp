#include <pm/problem.hpp>

namespace pm {

int exit_code(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::refused:
      return 1;
    case ProblemKind::usage:
      return 2;
    case ProblemKind::outside:
      return 3;
    case ProblemKind::interrupted:
      return 130;
  }
  return 3;
}

}  // namespace pm
