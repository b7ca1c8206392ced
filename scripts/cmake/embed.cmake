# Run with `cmake -P` at build time: turns the files of a folder into one C++ source, so that the program carries its
# templates with it.
#   -DFOLDER=<folder with the files>  -DOUTPUT=<source to write>
file(GLOB names RELATIVE ${FOLDER} ${FOLDER}/*)
list(SORT names COMPARE STRING)
set(rows "")
set(count 0)
foreach(name IN LISTS names)
  # The bytes go over as hex digits: no character means anything to CMake or to the compiler.
  file(READ ${FOLDER}/${name} hex HEX)
  string(REGEX REPLACE "(................................................................)" "\\1\"\n\"" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" hex "${hex}")
  file(SIZE ${FOLDER}/${name} bytes)
  string(APPEND rows "    {\"${name}\", {\"${hex}\", ${bytes}}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT}.new
"// Made from templates/ by scripts/cmake/embed.cmake.
#include \"templates_embedded.hpp\"

#include <array>

namespace pm {
namespace {
constexpr std::array<EmbeddedTemplate, ${count}> all{{
${rows}}};
}  // namespace

std::span<const EmbeddedTemplate> embedded_templates() { return all; }

std::optional<std::string_view> embedded_template(std::string_view name) {
  for (const auto& one : all)
    if (one.name == name) return one.text;
  return std::nullopt;
}

}  // namespace pm
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(REMOVE ${OUTPUT}.new)
