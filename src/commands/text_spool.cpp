#include "commands/text_spool.hpp"

#include <stdexcept>

#include <unistd.h>

namespace pm::commands {

TextSpool::Place TextSpool::add(std::string_view text) {
  const Place place{in_file_ + memory_.size(), text.size()};
  memory_ += text;
  if (memory_.size() > max_in_memory_ && !file_failed_) move_to_file();
  return place;
}

void TextSpool::move_to_file() {
  if (!file_) file_.reset(std::tmpfile());
  std::size_t written = 0;
  while (file_ && written < memory_.size()) {
    const auto count = ::pwrite(::fileno(file_.get()), memory_.data() + written, memory_.size() - written,
                                static_cast<off_t>(in_file_ + written));
    if (count <= 0) break;
    written += static_cast<std::size_t>(count);
  }
  if (written < memory_.size()) {
    file_failed_ = true;  // what was written is written again by nobody: it stays in memory
    return;
  }
  in_file_ += written;
  memory_.clear();
}

std::string TextSpool::read(Place place) const {
  if (place.begin >= in_file_) return memory_.substr(place.begin - in_file_, place.size);
  std::string text(place.size, '\0');
  for (std::size_t read = 0; read < text.size();) {
    const auto count =
        ::pread(::fileno(file_.get()), text.data() + read, text.size() - read, static_cast<off_t>(place.begin + read));
    if (count <= 0) throw std::runtime_error("cannot read the temporary file of a long list");
    read += static_cast<std::size_t>(count);
  }
  return text;
}

}  // namespace pm::commands
