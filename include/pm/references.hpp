// References to items: within a record by id ("F2"), and from other records ("2026-03-02-no-search:F2").
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>

namespace pm::record {

/// New ids by old ones: {"F2", "F3"}. Ids that are not in it stay.
using NewIds = std::map<std::string, std::string, std::less<>>;

/// Gives items new ids and changes all references to them: those of reasons, fixes, `broadest`, the public texts, the
/// progress of the interview, listed conflicts, and links of the record to itself. The new ids must be free, or be
/// given up by `ids`. Ids within texts stay.
void renumber(Record&, const NewIds& ids);

/// The ids that a reference in the record names, also one in a listed conflict, and no item has.
[[nodiscard]] std::vector<std::string> dangling_ids(Record);

/// A link to a factor of another record, as `same_as` has it.
struct FactorName {
  std::string record, factor;
  [[nodiscard]] std::string text() const { return record + ":" + factor; }
  /// From "RECORD-ID:F3"; without a colon, or without a record, that part is empty.
  [[nodiscard]] static FactorName from(std::string_view text);
  friend auto operator<=>(const FactorName&, const FactorName&) = default;
};

}  // namespace pm::record
