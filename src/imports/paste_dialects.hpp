// How the lines of a pasted text become candidates, by where they were copied.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pm/imports.hpp>

#include "imports/paste_clock.hpp"

namespace pm::imports::paste {

enum class Format { slack, teams, discord, irc, named_lines, lines };

/// Where the text was copied, from its beginning.
[[nodiscard]] Format recognise(std::string_view beginning);
/// "Slack messages"
[[nodiscard]] std::string_view items_of(Format);

/// Of one candidate; what is beyond is left out.
inline constexpr std::size_t max_text_bytes = std::size_t{1} << 17U;

/// Reads the lines of one text in turn.
class Dialect {
 public:
  Dialect(const ReadContext& context, Sink& sink) : clock_(context, sink), context_(context), sink_(sink) {}
  virtual ~Dialect() = default;
  Dialect(const Dialect&) = delete;
  Dialect& operator=(const Dialect&) = delete;

  /// `line`: without its line break, blanks made plain.
  virtual void line(std::string_view line) = 0;
  virtual void end() = 0;
  void learn_date_order(std::string_view beginning) { clock_.learn_date_order(beginning); }
  [[nodiscard]] const PasteClock& clock() const { return clock_; }

 protected:
  /// Names the source, makes the key and hands it over; one without text is dropped.
  void take(Candidate, std::string_view source);

  PasteClock clock_;
  ReadContext context_;
  Sink& sink_;
};

/// `beginning`: what `recognise` was given.
[[nodiscard]] std::unique_ptr<Dialect> begin(Format, std::string_view beginning, const ReadContext&, Sink&);
/// Names above their clock times, in chats with a head line of their own.
[[nodiscard]] std::unique_ptr<Dialect> begin_chat(Format, std::string_view beginning, const ReadContext&, Sink&);
/// IRC, and other chats with one line a message.
[[nodiscard]] std::unique_ptr<Dialect> begin_chat_lines(Format, const ReadContext&, Sink&);
/// Lists, tables, log lines and notes.
[[nodiscard]] std::unique_ptr<Dialect> begin_lines(const ReadContext&, Sink&);

}  // namespace pm::imports::paste
