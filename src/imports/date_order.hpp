// Whether a text writes 5 June as 05/06 or as 06/05.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pm/imports.hpp>

namespace pm::imports::paste {

class DateOrder {
 public:
  /// Learns from dates that have one meaning (25/11/2026), and from those that are the day of the context in one order
  /// only; where the two disagree, nothing. Only dates that begin a line or are followed by a clock time count. Notes
  /// in the sink what it learnt, if the text has dates of two meanings.
  void learn(std::string_view text, const std::optional<time::Day>& day, Sink&);

  /// The text with a date of two meanings at its beginning written day first, with dots: "5.6.2026 14:02" of
  /// "05/06/2026 14:02", marks before it included. Unchanged if the order is not known. A date without a year counts
  /// before a clock time only.
  [[nodiscard]] std::string with_day_first(std::string_view text) const;

 private:
  enum class Order { unknown, day_first, month_first };
  Order order_ = Order::unknown;
};

}  // namespace pm::imports::paste
