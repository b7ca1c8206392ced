// The TOML reader is compiled here, once: headers alone would cost every file, a shared library every start.
// Its assertions do not hold for every file ("[[[["): they would end the program, and with NDEBUG they would be
// assumptions that the compiler believes. Without either, such a file is told as what it is.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
