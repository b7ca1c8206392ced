// Chats with one line a message: IRC logs, and "[14:56] Ana: text" of Discord and WhatsApp.
#include <utility>

#include <pm/text.hpp>

#include "imports/paste_dialects.hpp"
#include "imports/paste_lines.hpp"
#include "imports/source_text.hpp"
#include "imports/weights.hpp"

namespace pm::imports::paste {
namespace chat_lines {
namespace {

class ChatLineDialect final : public Dialect {
 public:
  ChatLineDialect(Format format, const ReadContext& context, Sink& sink)
      : Dialect(context, sink), is_irc_(format == Format::irc) {}

  void line(std::string_view line) override {
    if (text::is_blank(line)) return;
    if (is_irc_) {
      if (const auto day = irc_day_line(line)) {
        finish();
        if (!day->empty() && !clock_.read_day(*day)) read_log_opened(*day);
        return;
      }
    }
    if (const auto found = is_irc_ ? irc_line(line) : named_line(line)) {
      finish();
      auto time = clock_.read(found->clock);
      if (found->is_event) return sink_.drop();
      Candidate candidate;
      candidate.text = found->text;
      candidate.who = found->name;
      candidate.is_person = true;
      set_time(candidate, time);
      pending_ = std::move(candidate);
      return;
    }
    if (clock_.read_day(line)) return finish();
    if (!pending_) return sink_.drop();
    if (pending_->text.size() > max_text_bytes) return;
    pending_->text += "\n" + std::string(text::trim(line));
  }

  void end() override { finish(); }

 private:
  /// "Thu Aug 13 14:30:00 2026" of "--- Log opened …".
  void read_log_opened(std::string_view words) { static_cast<void>(clock_.read(words)); }

  void finish() {
    if (!pending_) return;
    auto candidate = std::move(*pending_);
    pending_.reset();
    candidate.url = first_link(candidate.text);
    weigh_message(candidate, false);
    take(std::move(candidate), is_irc_ ? "IRC" : "chat");
  }

  bool is_irc_;
  std::optional<Candidate> pending_;
};

}  // namespace
}  // namespace chat_lines

std::unique_ptr<Dialect> begin_chat_lines(Format format, const ReadContext& context, Sink& sink) {
  return std::make_unique<chat_lines::ChatLineDialect>(format, context, sink);
}

}  // namespace pm::imports::paste
