// Names as people type them: "Petra leads, Jonas types", "Ana and Bo", "Priya - incident commander", "@ana".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>

namespace pm::interview {

struct NamedPerson {
  std::string name;
  std::optional<std::string> role = {};
  friend bool operator==(const NamedPerson&, const NamedPerson&) = default;
};

[[nodiscard]] record::Participant participant_of(NamedPerson);

/// The people of one line. `unclear` holds words that may be a name or the role of the person before ("Ana, Bo").
struct PeopleLine {
  std::vector<NamedPerson> people;
  std::string unclear;
};
/// Parses one or several people with what each of them does. "Ana, on call", "Miguel (data platform)", "Priya - IC" and
/// "Ana is on call" have a role; "Ana and Bo", "Ana; Bo" and "Ana, Bo, Cleo" are several people.
[[nodiscard]] PeopleLine read_people(std::string_view line);

/// Who leads the meeting and who types. Both may be empty.
struct MeetingLeads {
  enum class Unclear {
    no,
    who_leads,  ///< several names without a role, or only the scribe
    who_is,     ///< "I", "me"
  };
  std::optional<std::string> facilitator, scribe;
  std::vector<NamedPerson> others;  ///< people with another role: "Priya - incident commander" leads and is one
  Unclear unclear = Unclear::no;
  std::string words;  ///< the names that are unclear
};
/// Parses the facilitator and the scribe: "Ana, Bo" and "Ana and Bo" name them in this order; "Jonas types, Petra
/// leads", "lead: Petra" and "Ana does both" say which is which. "nobody" is neither.
[[nodiscard]] MeetingLeads read_leads(std::string_view line);

}  // namespace pm::interview
