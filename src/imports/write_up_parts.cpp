#include "imports/write_up_parts.hpp"

#include <md4c.h>

#include <algorithm>
#include <exception>
#include <utility>

#include <pm/text.hpp>

#include "imports/source_text.hpp"

namespace pm::imports::write_up {
namespace {

// ---- sections -----------------------------------------------------------------------------------------------------

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

struct HeadingLine {
  int level;
  std::string_view text;
};

/// "## Impact ##"
std::optional<HeadingLine> atx_heading(std::string_view line) {
  constexpr std::size_t most = 6;
  const auto marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > most) return {};
  if (marks < line.size() && line[marks] != ' ' && line[marks] != '\t') return {};
  auto text = text::trim(line.substr(marks));
  while (text.ends_with('#')) text.remove_suffix(1);
  return HeadingLine{static_cast<int>(marks), text::trim(text)};
}

/// "**Impact**", "**Impact:**", "Impact:"
std::optional<HeadingLine> looks_like_heading(std::string_view line) {
  constexpr std::size_t longest = 60;
  constexpr int bold_level = 7, colon_level = 8;
  if (line.size() > longest) return {};
  for (const std::string_view mark : {"**", "__"}) {
    if (!line.starts_with(mark)) continue;
    auto rest = line.substr(mark.size());
    if (rest.ends_with(':')) rest.remove_suffix(1);
    if (!rest.ends_with(mark) || rest.size() <= mark.size()) return {};
    rest.remove_suffix(mark.size());
    if (rest.ends_with(':')) rest.remove_suffix(1);
    return HeadingLine{bold_level, text::trim(rest)};
  }
  if (line.ends_with(':') && line.size() > 1)
    return HeadingLine{colon_level, text::trim(line.substr(0, line.size() - 1))};
  return {};
}

/// The level of the line of "===" or "---" below a heading; 0: it is none.
int setext_level(std::string_view line) {
  if (line.size() < 2) return 0;
  if (line.find_first_not_of('=') == line.npos) return 1;
  return line.size() > 2 && line.find_first_not_of('-') == line.npos ? 2 : 0;
}

bool can_be_setext(std::string_view line) {
  return !line.empty() && std::string_view("-*+|>#").find(line.front()) == std::string_view::npos && !is_fence(line);
}

/// Without "<!-- hints of a template -->".
std::string without_comments(std::string_view markdown) {
  std::string rest;
  while (!markdown.empty()) {
    const auto begin = markdown.find("<!--");
    const auto end = begin == markdown.npos ? begin : markdown.find("-->", begin);
    rest += markdown.substr(0, end == markdown.npos ? markdown.size() : begin);
    if (end == markdown.npos) break;
    markdown.remove_prefix(end + 3);
  }
  return rest;
}

// ---- parts --------------------------------------------------------------------------------------------------------

/// Collects md4c's events.
class PartCollector {
 public:
  std::vector<Part> parts;

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        end_part();
        ++depth_;
        break;
      case MD_BLOCK_LI:
        end_part();
        begin(Part::Kind::item);
        if (static_cast<MD_BLOCK_LI_DETAIL*>(detail)->is_task != 0) {
          const auto mark = static_cast<MD_BLOCK_LI_DETAIL*>(detail)->task_mark;
          part_.is_checked = mark == 'x' || mark == 'X';
        }
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_H:
        if (depth_ == 0) begin(Part::Kind::paragraph);
        break;
      case MD_BLOCK_CODE:
        end_part();
        begin(Part::Kind::code);
        break;
      case MD_BLOCK_TR:
        begin(Part::Kind::row);
        break;
      case MD_BLOCK_TH:
        part_.is_header = true;
        [[fallthrough]];
      case MD_BLOCK_TD:
        part_.text.clear();
        break;
      default:
        break;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        end_part();
        --depth_;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        part_.cells.emplace_back(text::trim(part_.text));
        part_.text.clear();
        break;
      case MD_BLOCK_TR:
        if (!part_.cells.empty()) part_.text = part_.cells.front();
        end_part();
        break;
      case MD_BLOCK_P:
        if (depth_ > 0 && is_open_) {
          part_.text += '\n';
          break;
        }
        end_part();
        break;
      case MD_BLOCK_LI:
      case MD_BLOCK_H:
      case MD_BLOCK_CODE:
      case MD_BLOCK_HTML:
        end_part();
        break;
      default:
        break;
    }
  }

  void leave_span(MD_SPANTYPE type, void* detail) {
    if (type != MD_SPAN_A) return;
    const auto& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    if (href.text != nullptr && href.size > 0) part_.links.emplace_back(href.text, href.size);
  }

  void text(MD_TEXTTYPE type, std::string_view bytes) {
    if (!is_open_) begin(Part::Kind::paragraph);
    switch (type) {
      case MD_TEXT_ENTITY:
        part_.text += text::decode_entity(bytes);
        break;
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        part_.text += '\n';
        break;
      case MD_TEXT_NULLCHAR:
        part_.text += "\xEF\xBF\xBD";
        break;
      case MD_TEXT_HTML:
        part_.text += bytes.starts_with("<br") ? std::string("\n") : without_tags(bytes);
        break;
      default:
        part_.text += bytes;
    }
  }

  void end_part() {
    if (!is_open_) return;
    is_open_ = false;
    part_.text = std::string(text::trim(part_.text));
    if (!part_.text.empty() || part_.cells.size() > 1) parts.push_back(std::move(part_));
    part_ = {};
  }

 private:
  void begin(Part::Kind kind) {
    end_part();
    part_ = {};
    part_.kind = kind;
    part_.depth = depth_;
    is_open_ = true;
  }

  Part part_;
  int depth_ = 0;
  bool is_open_ = false;
};

/// Exceptions must not pass through C.
struct Parse {
  PartCollector collector;
  std::exception_ptr failure;

  template <class Step>
  static int run(void* self, Step step) {
    auto& parse = *static_cast<Parse*>(self);
    try {
      step(parse.collector);
      return 0;
    } catch (...) {
      parse.failure = std::current_exception();
      return -1;
    }
  }
};

/// md4c fills up short rows: a wide table of many rows takes the square of its size.
bool has_wide_table(std::string_view markdown) {
  constexpr std::ptrdiff_t most_bars = 100;
  return std::ranges::any_of(text::lines(markdown),
                             [](auto line) { return std::ranges::count(line, '|') > most_bars; });
}

/// A list in a list in a list …: md4c's depth is the text's.
bool has_deep_nesting(std::string_view markdown) {
  constexpr std::ptrdiff_t most_marks = 100;
  return std::ranges::any_of(text::lines(markdown), [](auto line) {
    const auto prefix = line.substr(0, std::min(line.find_first_not_of(" \t>-*+"), line.size()));
    return std::ranges::count_if(prefix, [](char c) { return c != ' ' && c != '\t'; }) > most_marks;
  });
}

}  // namespace

std::vector<Section> split_sections(std::string_view markdown, bool (*is_known)(std::string_view)) {
  const auto text = without_comments(markdown);
  std::vector<Section> sections(1);
  std::string_view fence;
  std::string_view before;
  for (const auto line : text::lines(text)) {
    const auto trimmed = text::trim(line);
    auto& body = sections.back().body;
    const auto add = [&] { (body += line) += '\n'; };
    if (is_fence(trimmed)) {
      if (fence.empty())
        fence = trimmed.substr(0, 3);
      else if (trimmed.starts_with(fence))
        fence = {};
      add();
      before = {};
      continue;
    }
    if (!fence.empty()) {
      add();
      continue;
    }
    if (const auto level = setext_level(trimmed);
        level > 0 && can_be_setext(before) && body.ends_with(std::string(before) + "\n")) {
      body.resize(body.size() - before.size() - 1);
      sections.push_back({level, plain_line(before), {}});
      before = {};
      continue;
    }
    auto heading = atx_heading(trimmed);
    if (!heading && !line.starts_with(' ') && !line.starts_with('\t'))
      if (const auto like = looks_like_heading(trimmed); like && is_known(plain_line(like->text))) heading = like;
    if (heading) {
      sections.push_back({heading->level, plain_line(heading->text), {}});
      before = {};
      continue;
    }
    add();
    before = line;
  }
  return sections;
}

std::string without_html_lists(std::string_view markdown) {
  if (markdown.find("<li") == markdown.npos) return std::string(markdown);
  std::string plain;
  while (!markdown.empty()) {
    const auto is = [&](std::string_view tag) { return markdown.starts_with(tag); };
    if (is("<li>") || is("<li ")) plain += "\n- ";
    if (is("<ul") || is("</ul") || is("<ol") || is("</ol")) plain += "\n\n";
    if (is("<li") || is("</li") || is("<ul") || is("</ul") || is("<ol") || is("</ol") || is("<p>") || is("</p>")) {
      const auto end = markdown.find('>');
      if (end == markdown.npos) break;
      markdown.remove_prefix(end + 1);
      while (!markdown.empty() && (markdown.front() == ' ' || markdown.front() == '\n')) markdown.remove_prefix(1);
      continue;
    }
    plain += markdown.front();
    markdown.remove_prefix(1);
  }
  return plain;
}

std::vector<Part> parts_of(std::string_view markdown) {
  const auto text = without_html_lists(markdown);
  if (has_deep_nesting(text)) return {Part{Part::Kind::paragraph, std::string(text::trim(text)), {}, {}, {}, 0, false}};
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS |
                 (has_wide_table(text) ? 0U : MD_FLAG_TABLES);
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return Parse::run(self, [&](PartCollector& collector) { collector.enter_block(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return Parse::run(self, [&](PartCollector& collector) { collector.leave_block(type); });
  };
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return Parse::run(self, [&](PartCollector& collector) { collector.leave_span(type, detail); });
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* self) {
    return Parse::run(self, [&](PartCollector& collector) { collector.text(type, {bytes, size}); });
  };
  Parse parse;
  const auto failed = md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &parse) != 0;
  if (parse.failure) std::rethrow_exception(parse.failure);
  if (failed) throw std::bad_alloc();
  parse.collector.end_part();
  return std::move(parse.collector.parts);
}

std::string plain_line(std::string_view markdown) {
  std::string line;
  for (const auto& part : parts_of(markdown)) {
    if (!line.empty()) line += ' ';
    line += part.text;
  }
  std::ranges::replace(line, '\n', ' ');
  return line;
}

std::string plain_text(std::string_view markdown) {
  std::string all;
  auto before = Part::Kind::paragraph;
  for (const auto& part : parts_of(markdown)) {
    const bool is_item = part.kind == Part::Kind::item, is_row = part.kind == Part::Kind::row;
    if (!all.empty())
      all += (is_item && before == Part::Kind::item) || (is_row && before == Part::Kind::row) ? "\n" : "\n\n";
    if (is_item) all += std::string(static_cast<std::size_t>(2 * std::max(part.depth - 1, 0)), ' ') + "- ";
    all += is_row ? text::join(part.cells, " | ") : part.text;
    before = part.kind;
  }
  return all;
}

}  // namespace pm::imports::write_up
