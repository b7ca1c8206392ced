// Text in a manual page comes out as it went in.
#include <pm/cli.hpp>

#include "catch.hpp"

using namespace pm::manual;

namespace {

ManualPage page_with(std::vector<Block> blocks) {
  return {"pm-try", 1, "try it", {{"DESCRIPTION", std::move(blocks)}}};
}

std::string body(std::vector<Block> blocks) {
  const auto text = roff(page_with(std::move(blocks)), {"2026-11-22", "pm 0.1.0", "The pm manual"});
  const std::string begin = ".SH DESCRIPTION\n";
  const auto at = text.find(begin);
  return at == std::string::npos ? "" : text.substr(at + begin.size());
}

}  // namespace

TEST_CASE("roff: text is escaped") {
  CHECK(escaped("a\\fBb") == "a\\efBb");
  CHECK(escaped("--fail-on 'x' \"y\" `z` ^ ~") == "\\-\\-fail\\-on \\(aqx\\(aq \\(dqy\\(dq \\(gaz\\(ga \\(ha \\(ti");
  CHECK(escaped("RECORD… ü 𝄞") == "RECORD\\[u2026] \\[u00FC] \\[u1D11E]");
  CHECK(escaped("a\x1b[31mb\x07\n.so x") == "a[31mb .so x");
  CHECK(escaped("\xff") == "\\[uFFFD]");
  CHECK(body({Paragraph{plain(".so /etc/passwd")}}) == "\\&.so /etc/passwd\n");
  CHECK(body({Paragraph{plain("'br")}}) == "\\(aqbr\n");
  CHECK(body({Literal{{".TH", "", "  pm x"}}}) == ".RS 4\n.EX\n\\&.TH\n\\&\n  pm x\n.EE\n.RE\n");
}

TEST_CASE("roff: no line starts with a dot") {
  const std::string seventy(70, 'x');
  CHECK(body({Paragraph{plain(seventy + " .gitignore .gitignore")}}) == seventy + "\n\\&.gitignore .gitignore\n");
}

TEST_CASE("roff: styles, terms and headings") {
  CHECK(body({Paragraph{with_code("see `pm check`, then")}}) == "see \\fBpm check\\fR, then\n");
  CHECK(body({Paragraph{with_code("an odd ` one")}}) == "an odd \\(ga one\n");
  CHECK(body({Term{bold("-f") + plain(" ") + italic("FILE"), plain("a file.")}}) ==
        ".TP\n\\fB\\-f\\fR \\fIFILE\\fR\na file.\n");
  CHECK(body({Paragraph{plain("a")}, Paragraph{plain("b")}, Subheading{"c d"}, Paragraph{plain("e")}}) ==
        "a\n.PP\nb\n.SS c d\ne\n");
  CHECK(body({}).empty());
}

TEST_CASE("roff: title, edition and name") {
  CHECK(roff(page_with({}), {"2026-11-22", "pm 0.1.0", "The pm manual"}) ==
        ".TH \"PM\\-TRY\" 1 2026-11-22 \"pm 0.1.0\" \"The pm manual\"\n.SH NAME\npm\\-try \\- try it\n");
}
