#include "text/markdown_tree.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace markdown {

namespace {

using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using Parser = std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)>;

Parser parser_like_github() {
  cmark_gfm_core_extensions_ensure_registered();
  Parser parser(cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES), &cmark_parser_free);
  for (const auto* name : {"table", "autolink", "strikethrough", "tasklist", "tagfilter"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  return parser;
}

Node parsed(const Parser& parser, std::string_view markdown) {
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return {cmark_parser_finish(parser.get()), &cmark_node_free};
}

std::string_view literal(cmark_node* node) {
  const auto* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string_view() : text;
}

bool is_block(cmark_node* node) { return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK; }

void enter(Tree& tree, cmark_node* node) {
  const std::string kind = cmark_node_get_type_string(node);
  if (kind == "text") {
    if (tree.structure.empty() || tree.structure.back() != "text") tree.structure.push_back(kind);
    tree.text += literal(node);
    return;
  }
  if (kind == "softbreak" || kind == "linebreak") tree.text += ' ';
  if (kind == "code" || kind == "code_block" || kind == "html_block" || kind == "html_inline")
    tree.text += literal(node);
  if (kind == "link" || kind == "image") tree.links.emplace_back(cmark_node_get_url(node));
  tree.structure.push_back(kind == "heading" ? kind + std::to_string(cmark_node_get_heading_level(node)) : kind);
}

void leave(Tree& tree, cmark_node* node) {
  tree.structure.push_back("/" + std::string(cmark_node_get_type_string(node)));
  if (is_block(node) && !tree.text.empty() && tree.text.back() != '\n') tree.text += '\n';
}

}  // namespace

std::size_t Tree::count(std::string_view kind) const {
  return static_cast<std::size_t>(std::count(structure.begin(), structure.end(), kind));
}

Tree parse(std::string_view markdown) {
  const auto parser = parser_like_github();
  const auto root = parsed(parser, markdown);
  Tree tree;
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(root.get()), &cmark_iter_free);
  for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk.get())) {
    auto* node = cmark_iter_get_node(walk.get());
    event == CMARK_EVENT_ENTER ? enter(tree, node) : leave(tree, node);
  }
  return tree;
}

std::string html(std::string_view markdown) {
  const auto parser = parser_like_github();
  const auto root = parsed(parser, markdown);
  const std::unique_ptr<char, decltype(&std::free)> text(
      cmark_render_html(root.get(), CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser.get())), &std::free);
  return text.get();
}

}  // namespace markdown
