// `--answers`: values in the file replace those of the record.
#include <pm/interview.hpp>
#include <pm/record.hpp>

namespace pm::interview {

void merge_answers(record::Record& into, const record::Record& answers) { record::overlay(into, answers); }

}  // namespace pm::interview
