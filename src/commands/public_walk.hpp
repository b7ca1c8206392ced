// `pm public`: goes through the texts of a record and asks which of them the public report shows.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/leak.hpp>
#include <pm/record.hpp>
#include <pm/terminal.hpp>

namespace pm::commands {

/// A text that may become public.
struct PublicItem {
  std::string name;      ///< "title", "summary", "T3"
  std::string heading;   ///< "Event T3 · 23:27"
  std::string internal;  ///< the text of the record; may be empty
  std::string proposal;  ///< names replaced by roles; hosts, tickets and addresses marked: "[host]"
};
/// Title, summary, impact, services, events, factors and action items, without the dropped ones.
[[nodiscard]] std::vector<PublicItem> public_items(const record::Record&, const lint::PrivateTerms&);

/// The text with names replaced by the role of the person, or "an engineer", and the rest marked.
[[nodiscard]] std::string redacted(std::string_view text, const lint::PrivateTerms&);

/// The public text of an item; empty if it has none.
[[nodiscard]] std::string public_text_of(const record::Record&, std::string_view name);
/// Whether the item is public or was left out.
[[nodiscard]] bool is_decided(const record::Record&, std::string_view name);
/// Makes a text public, or leaves the item out.
void set_public_text(record::Record&, std::string_view name, const std::optional<std::string>& text);

struct WalkResult {
  enum class Ending { finished, stopped, interrupted } ending = Ending::finished;
  std::optional<Error> unsaved;  ///< an answer could not be saved; the walk ended there
};

/// Asks for each named item, or for those that are not decided, or for all if there are none. Every answer is passed to
/// `save` before the next question. `today` is the day of an approval.
[[nodiscard]] WalkResult walk_public_texts(record::Record&, const lint::PrivateTerms&,
                                           const std::vector<std::string>& names, const time::Day& today,
                                           terminal::Prompt&,
                                           const std::function<Result<void>(const record::Record&)>& save);

}  // namespace pm::commands
