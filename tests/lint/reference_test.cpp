// Markdown beside the reference implementation, cmark-gfm: the same blocks of the same text.
// With PM_REAL_FILES=LIST, a file that names Markdown files line by line, those are compared, too, and counted.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "lint/prose_parts.hpp"

namespace {

using namespace pm;
using Blocks = std::vector<std::string>;

class Collector final : public prose::Sink {
 public:
  void block(const prose::BlockText& block) override { blocks.emplace_back(block.text()); }
  void comment(std::size_t, std::size_t) override {}
  Blocks blocks;
};

Blocks ours(const std::string& file) {
  Collector collector;
  CHECK(prose::read_markdown(file, prose::Tables::on, collector));
  return collector.blocks;
}

std::string_view kind_of(cmark_node* node) { return cmark_node_get_type_string(node); }

void add_inlines(cmark_node* parent, std::string& text) {
  for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    const auto kind = kind_of(node);
    if (kind == "text")
      text += cmark_node_get_literal(node);
    else if (kind == "code" || kind == "image")
      text += prose::thing;
    else if (kind == "softbreak" || kind == "linebreak")
      text += " ";
    else if (kind == "link" && cmark_node_first_child(node) != nullptr &&
             std::string_view(cmark_node_get_url(node))
                 .ends_with(cmark_node_get_literal(cmark_node_first_child(node)) == nullptr
                                ? "\n"
                                : cmark_node_get_literal(cmark_node_first_child(node))))
      text += prose::thing;  // an autolink
    else
      add_inlines(node, text);
  }
}

void add_blocks(cmark_node* parent, Blocks& blocks) {
  for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    const auto kind = kind_of(node);
    if (kind == "block_quote" || kind == "code_block" || kind == "html_block") continue;
    if (kind == "paragraph" || kind == "heading" || kind == "table_cell") {
      std::string text;
      add_inlines(node, text);
      if (!text.empty()) blocks.push_back(text);
    } else {
      add_blocks(node, blocks);
    }
  }
}

Blocks theirs(const std::string& file) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(CMARK_OPT_DEFAULT),
                                                                           &cmark_parser_free);
  for (const auto* name : {"table", "strikethrough", "tasklist"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), file.data(), file.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(cmark_parser_finish(parser.get()),
                                                                     &cmark_node_free);
  Blocks blocks;
  add_blocks(root.get(), blocks);
  return blocks;
}

const std::vector<std::string> samples = {
    "A line\nand another  \nand\\\na third.\n",
    "# One #\n\n## Two\n\nThree\n=====\n\nFour *five* **six** _seven_ __eight__\n---\n",
    "- a\n- b\n\n  c\n  - d\n    1. e\n    2. f\n\n- g\n",
    "* tight\n* list\n+ other\n+ list\n\n10) ten\n11) eleven\n",
    "> quoted\nlazy\n\nnot quoted\n\n- > quoted in a list\n- not quoted\n",
    "    code\n\ntext\n\n```sh\ncode\n```\n\n~~~\ncode\n~~~\ntext\n",
    "`a` ``b ` c`` `` d `` x`e`y *f `g`*\n",
    "\\*not emphasis\\* \\[not a link\\] \\\\ \\` end\\\n",
    "&amp; &lt;b&gt; &#39;x&#39; &#x41; &copy; a&b &nothing; &;\n",
    "[a](b) [c](<d e> \"title\") [f][g] [h] [i][] ![j](k) ![l][g]\n\n[g]: /u 'v'\n[h]: <w>\n[i]: x\n",
    "<https://example.org/a?b=c> text <mailto:a@example.org>\n",
    "| a | b |\n| --- | :-: |\n| c *d* | e \\| f |\n| g |\n\nafter\n",
    "~~gone~~ and ~not~\n",
    "- [ ] to do\n- [x] done\n- [y] neither\n",
    "a * b ** c *** d_e_f __g__h *i*j **k**l*m*\n",
    "*a **b** c* **d *e* f** ***g*** *h**i*\n",
    "\ttab\n\n-\ttab in a list\n-\n  empty first line\n",
    "CR LF\r\nlines\r\n\r\n- of\r\n- a list\r\n",
    "***\n\n---\n\n___\n\ntext\n* * *\n",
    "[a\nb]: c\n\n[a b] and [A B]\n\n[d]: e\n\n[not a definition]: f g\n",
    "1. one\n\n   two\n\n       code\n2. three\n",
    "# \n\n#\n\n## closed ##\n\n#no heading\n\n####### seven\n",
};

}  // namespace

TEST_CASE("reference: md4c agrees with cmark-gfm") {
  for (const auto& sample : samples) {
    INFO(sample);
    CHECK(ours(sample) == theirs(sample));
  }
}

TEST_CASE("reference: compares the files in PM_REAL_FILES") {
  const char* list = std::getenv("PM_REAL_FILES");
  if (list == nullptr) {
    WARN("skipped: PM_REAL_FILES is not set");
    return;
  }
  std::ifstream names(list);
  std::size_t files = 0, same = 0;
  for (std::string name; std::getline(names, name); ++files) {
    std::ifstream file(name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto a = ours(text), b = theirs(text);
    if (a == b) ++same;
    for (std::size_t i = 0; a != b; ++i) {
      if (i < a.size() && i < b.size() && a[i] == b[i]) continue;
      std::cout << name << "\n  md4c  " << (i < a.size() ? a[i].substr(0, 200) : "(end)") << "\n  cmark "
                << (i < b.size() ? b[i].substr(0, 200) : "(end)") << "\n";
      break;
    }
  }
  std::cout << same << " of " << files << " files alike\n";
}
