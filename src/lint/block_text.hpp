// The text of one block (a paragraph, heading, list item or table cell), and the bytes of the file that it comes from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pm::prose {

/// Stands for something that is not prose but has a place in its sentence: code, an image, a URL. The language rules
/// read it as a thing.
inline constexpr std::string_view thing = "\x1a";

class BlockText {
 public:
  /// Appends bytes as they are in the file, from byte `begin` on.
  void add(std::string_view bytes, std::size_t begin);
  /// Appends bytes that replace those of the file in [begin, end): an entity, a line break, code.
  void add_replacement(std::string_view bytes, std::size_t begin, std::size_t end);
  void clear();

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// The byte of the file where the byte `at` of the text begins. Precondition: at < text().size().
  [[nodiscard]] std::size_t begin_in_file(std::size_t at) const;
  /// The byte of the file past the byte `at` of the text. Precondition: at < text().size().
  [[nodiscard]] std::size_t end_in_file(std::size_t at) const;

 private:
  struct Piece {
    std::size_t at;          ///< in the text
    std::size_t begin, end;  ///< in the file
    bool verbatim;
  };
  [[nodiscard]] const Piece& piece_at(std::size_t at) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

/// Receives what a parser finds in a file, in the file's order.
class Sink {
 public:
  /// A whole block, not empty. It is only valid during the call.
  virtual void block(const BlockText&) = 0;
  /// A comment from "<!--" to "-->", bytes of the file.
  virtual void comment(std::size_t begin, std::size_t end) = 0;

 protected:
  ~Sink() = default;
};

}  // namespace pm::prose
