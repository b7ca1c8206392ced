#include "commands/interruption.hpp"

namespace pm::commands {
namespace {

volatile sig_atomic_t came = 0;

}  // namespace

Interruption::Interruption() {
  came = 0;
  struct sigaction take{};
  take.sa_handler = [](int) { came = 1; };
  take.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &take, &interrupt_before_);
  ::sigaction(SIGTERM, &take, &end_before_);
}

Interruption::~Interruption() {
  ::sigaction(SIGINT, &interrupt_before_, nullptr);
  ::sigaction(SIGTERM, &end_before_, nullptr);
}

bool Interruption::wished() { return came != 0; }

}  // namespace pm::commands
