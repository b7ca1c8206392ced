// `--answers`: what a file gives stands in the place of what the record has.
#include <pm/interview.hpp>
#include <pm/record_facts.hpp>

namespace pm::interview {

void take_answers(record::Record& into, const record::Record& answers) { record::overlay(into, answers); }

}  // namespace pm::interview
