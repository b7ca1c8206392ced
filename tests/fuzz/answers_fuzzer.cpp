// Any bytes as an answers file: its values are in the record of the interview and on disk, and the same file
// read a second time adds nothing.
#include <cstdint>

#include <pm/interview.hpp>

#include "fuzz/judge.hpp"

namespace {

using pm::record::Record;

/// Of what a file of answers has nothing to say.
Record without_interview(Record r) {
  r.interview = {};
  r.status = pm::record::Status::draft;
  return r;
}

Record taken_by_a_meeting(const Record& answers) {
  pm::interview::InterviewStart start;
  start.answers = answers;
  auto turn = pm::interview::begin(std::move(start), {});
  return std::move(turn.session.record);
}

/// One that has a name can be.
void can_be_written(const Record& record) {
  if (record.title.empty() || record.id.empty()) return;
  const auto bytes = pm::record::write(record);
  const auto again = pm::record::read_answers(bytes);
  judge(bytes, again);
  must(again.record.has_value() && pm::record::write(*again.record) == bytes, "answers are written as they were read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto answers = pm::record::read_answers(text);
  judge(text, answers);
  if (!answers.record) return 0;
  can_be_written(*answers.record);

  Record once;
  pm::interview::merge_answers(once, *answers.record);
  auto twice = once;
  pm::interview::merge_answers(twice, *answers.record);
  must(pm::record::write(once) == pm::record::write(twice), "answers given a second time change nothing");

  auto met = taken_by_a_meeting(*answers.record);
  auto told = met;
  pm::interview::merge_answers(told, *answers.record);
  must(pm::record::write(without_interview(told)) == pm::record::write(without_interview(met)),
       "every answer of the file is in the meeting's record");
  if (met.title.empty()) return 0;
  if (met.id.empty()) met.id = "2026-11-20-a-meeting";
  must(pm::record::read(pm::record::write(met)).record.has_value(), "the meeting's record can be read from disk");
  return 0;
}
