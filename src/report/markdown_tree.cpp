#include "report/markdown_tree.hpp"

#include <md4c.h>

#include <utility>

#include <pm/text.hpp>

namespace pm::report {
namespace {

using Kind = MarkdownElement::Kind;

/// Collects md4c's events: the elements that are open, the innermost last.
class TreeBuilder {
 public:
  TreeBuilder() { open_.emplace_back(); }

  void enter(Kind kind) {
    open_.emplace_back();
    open_.back().kind = kind;
  }
  MarkdownElement& current() { return open_.back(); }
  /// Adds the innermost element to the one around it.
  void leave() {
    auto element = std::move(open_.back());
    open_.pop_back();
    open_.back().children.push_back(std::move(element));
  }
  void add(Kind kind, std::string text) {
    enter(kind);
    current().text = std::move(text);
    leave();
  }
  void add_text(Kind kind, std::string_view text) {
    auto& children = current().children;
    if (!children.empty() && children.back().kind == kind)
      children.back().text += text;
    else
      add(kind, std::string(text));
  }
  bool in_head = false;

 private:
  std::vector<MarkdownElement> open_;
};

Kind kind_of(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_H:
      return Kind::heading;
    case MD_BLOCK_P:
      return Kind::paragraph;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      return Kind::list;
    case MD_BLOCK_LI:
      return Kind::item;
    case MD_BLOCK_TABLE:
      return Kind::table;
    case MD_BLOCK_TR:
      return Kind::table_row;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return Kind::table_cell;
    case MD_BLOCK_CODE:
      return Kind::code_block;
    case MD_BLOCK_HTML:
      return Kind::html_block;
    default:
      return Kind::other_block;
  }
}

bool is_inline(Kind kind) { return kind >= Kind::text; }

/// md4c has no paragraphs in the items of a tight list: puts the texts of an item into one.
void add_paragraphs(MarkdownElement& item) {
  std::vector<MarkdownElement> blocks;
  bool in_paragraph = false;
  for (auto& child : item.children) {
    const bool text = is_inline(child.kind);
    if (text && !in_paragraph) {
      blocks.emplace_back();
      blocks.back().kind = Kind::paragraph;
    }
    in_paragraph = text;
    (text ? blocks.back().children : blocks).push_back(std::move(child));
  }
  item.children = std::move(blocks);
}

/// Parts of a table that are no elements of ours.
bool is_group(MD_BLOCKTYPE type) { return type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY; }

std::string text_of(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (unsigned i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
    const auto begin = attribute.substr_offsets[i], end = attribute.substr_offsets[i + 1];
    const std::string_view part(attribute.text + begin, end - begin);
    text += attribute.substr_types[i] == MD_TEXT_ENTITY ? text::decode_entity(part) : std::string(part);
  }
  return text;
}

Align align_of(MD_ALIGN align) {
  return align == MD_ALIGN_RIGHT ? Align::right : align == MD_ALIGN_CENTER ? Align::centre : Align::left;
}

TreeBuilder& to_json_value(void* user) { return *static_cast<TreeBuilder*>(user); }

int enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  auto& tree = to_json_value(user);
  if (type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) tree.in_head = type == MD_BLOCK_THEAD;
  if (is_group(type)) return 0;
  if (type == MD_BLOCK_TH) tree.current().align.push_back(align_of(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align));
  tree.enter(kind_of(type));
  auto& element = tree.current();
  if (type == MD_BLOCK_H) element.level = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
  if (type == MD_BLOCK_UL) element.tight = static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0;
  if (type == MD_BLOCK_OL) element.tight = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->is_tight != 0;
  if (type == MD_BLOCK_TR) element.header = tree.in_head;
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void*, void* user) {
  if (type == MD_BLOCK_LI) add_paragraphs(to_json_value(user).current());
  if (!is_group(type)) to_json_value(user).leave();
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* user) {
  auto& tree = to_json_value(user);
  tree.enter(type == MD_SPAN_STRONG ? Kind::strong
             : type == MD_SPAN_EM   ? Kind::emphasis
             : type == MD_SPAN_A    ? Kind::link
                                    : Kind::other_inline);
  if (type == MD_SPAN_A) tree.current().text = text_of(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
  return 0;
}

int leave_span(MD_SPANTYPE, void*, void* user) {
  to_json_value(user).leave();
  return 0;
}

int add_text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* user) {
  auto& tree = to_json_value(user);
  const std::string_view text(bytes, size);
  switch (type) {
    case MD_TEXT_NORMAL:
      tree.add_text(Kind::text, text);
      break;
    case MD_TEXT_ENTITY:
      tree.add_text(Kind::text, text::decode_entity(text));
      break;
    case MD_TEXT_NULLCHAR:
      tree.add_text(Kind::text, "\xEF\xBF\xBD");
      break;
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
      tree.add_text(Kind::code, text);
      break;
    case MD_TEXT_SOFTBR:
      tree.add(Kind::soft_break, "");
      break;
    case MD_TEXT_BR:
      tree.add(Kind::hard_break, "");
      break;
    case MD_TEXT_HTML:
      break;
  }
  return 0;
}

}  // namespace

MarkdownElement parse_markdown(std::string_view markdown) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = add_text;
  TreeBuilder tree;
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &tree);
  return std::move(tree.current());
}

}  // namespace pm::report
