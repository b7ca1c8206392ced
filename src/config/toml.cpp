// The TOML reader is compiled here, once: headers alone would cost every file, a shared library every start.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
