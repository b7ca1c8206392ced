#include "commands/init_files.hpp"

#include <ostream>
#include <system_error>

#include <pm/commands.hpp>
#include <pm/store.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/git_repository.hpp"
#include "commands/output_file.hpp"

namespace pm::commands {

namespace {

Run define_init(Flags& flags) {
  auto options = std::make_shared<InitOptions>();
  flags.option("--ci", "CI", options->ci, "CI system (default: the one in use, if it can be detected)")
      .with_choices({"github", "gitlab"});
  flags.option("--install", "TEXT", options->install,
               "Shell commands that install pm in CI (default: clone and build)");
  flags.flag("--merge-driver", options->merge_driver,
             "Only set up git merges of records: .gitattributes and this clone's configuration");
  return [options](CommandContext& context) { return init(*options, context); };
}

}  // namespace

Command init_command() {
  return {
      .name = "init",
      .summary = "Create pm.toml, a CI workflow and a pre-commit hook",
      .define = define_init,
      .examples =
          "pm init\n"
          "pm init --ci gitlab\n"
          "pm init --merge-driver\n"
          "pm init --ci github --install \"apt-get update && apt-get install -y pm\"\n",
      .remarks = "Asks no questions and never overwrites a file.",
  };
}

// Above: the options. Below: the implementation.

namespace {

namespace fs = std::filesystem;

/// Whatever it is, and wherever a link leads.
bool is_there(const fs::path& path) {
  std::error_code unknown;
  return fs::symlink_status(path, unknown).type() != fs::file_type::not_found;
}

/// As the repository tells it: by files of a CI, else by where it is kept.
Ci ci_in_use(const fs::path& root, const Environment& world) {
  if (is_there(root / ".gitlab-ci.yml")) return Ci::gitlab;
  if (is_there(root / ".github")) return Ci::github;
  if (!world.run) return Ci::none;
  const auto origin = world.run({"git", "-C", root.string(), "config", "--get", "remote.origin.url"});
  if (!origin || origin->code != 0) return Ci::none;
  if (origin->out.find("gitlab") != std::string::npos) return Ci::gitlab;
  return origin->out.find("github") != std::string::npos ? Ci::github : Ci::none;
}

/// As it is: no control, nothing that is shown in another order, no line end but our own, no character that is none.
bool can_stand_in_yaml(const std::string& lines) {
  if (escape::for_terminal(lines) != lines) return false;
  for (const std::string_view refused : {"\u2028", "\u2029", "\uFFFE", "\uFFFF"})
    if (lines.find(refused) != std::string::npos) return false;
  return true;
}

Result<std::string> install_lines(const InitOptions& options) {
  if (!options.install) {
    if (project_url().empty())
      return fail(ErrorKind::usage,
                  "cannot write the CI workflow: this build of pm does not know its source repository",
                  "use --install TEXT with the shell commands that install pm in CI");
    return install_from(project_url(), program_version());
  }
  const auto lines = std::string(text::trim(*options.install));
  if (lines.empty() || !can_stand_in_yaml(lines))
    return fail(ErrorKind::usage, "--install: not valid shell text", "such as --install \"apt-get install -y pm\"");
  return lines + "\n";
}

/// The path as the repository's own files name it; fails where that is outside.
Result<std::string> seen_from(const fs::path& root, const fs::path& path, const std::string& what) {
  auto relative = path.lexically_normal().lexically_relative(root).generic_string();
  while (relative.ends_with('/')) relative.pop_back();
  if (relative.empty() || relative == ".." || relative.starts_with("../"))
    return fail(ErrorKind::usage, what + " " + path.string() + " is outside of " + root.string());
  // The name is inserted into YAML, TOML, shell and a regular expression; these characters are safe in all four.
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+@ ";
  if (relative.find_first_not_of(plain) != std::string::npos)
    return fail(ErrorKind::usage,
                what + " " + relative + ": the name has characters that are not safe in a CI workflow",
                "use letters, digits, spaces and - _ . / + @");
  return relative;
}

Result<InitSettings> setup_for(const InitOptions& options, const CommandContext& context, const fs::path& root) {
  const auto& cwd = context.environment().cwd;
  InitSettings setup;
  setup.version = program_version();
  const auto records = seen_from(root, cwd / context.folder(), "the records directory");
  if (!records) return tl::unexpected(records.error());
  setup.records = *records;
  if (const auto& file = context.config().file) {
    const auto settings = seen_from(root, cwd / *file, "the configuration file");
    if (!settings) return tl::unexpected(settings.error());
    setup.settings = *settings;
  }
  setup.ci = !options.ci ? ci_in_use(root, context.environment()) : *options.ci == "github" ? Ci::github : Ci::gitlab;
  if (setup.ci == Ci::none) return setup;
  auto install = install_lines(options);
  // A workflow that nobody asked for by name is no reason to refuse the rest.
  if (!install && (options.ci || options.install)) return tl::unexpected(install.error());
  if (install)
    setup.install = std::move(*install);
  else
    setup.ci = Ci::none;
  return setup;
}

}  // namespace

int put_init_file(const InitFile& file, const fs::path& root, const CommandContext& context) {
  const auto path = (root / file.path).lexically_relative(context.environment().cwd);
  const auto shown = escape::for_terminal_line(path.string());
  auto& out = context.out();
  std::error_code why;
  const auto type = fs::symlink_status(path, why).type();
  if (type == fs::file_type::none)  // its status cannot be read
    return context.report_error({ErrorKind::outside, path.string() + ": cannot read its status: " + why.message(),
                                 "not written; fix this and run pm init again"});
  if (type != fs::file_type::not_found) {
    out << "exists:  " << shown << "\n";
    const auto there = store::read_file(path);
    if (!there || there->find(file.instead) == std::string::npos)
      out << "It is not changed. Add this to it:\n\n" << escape::for_terminal(file.instead) << "\n";
    return 0;
  }
  if (const auto written = write_output(context, {.path = path}, file.text); !written)
    return context.report_error(written.error());
  out << "written:  " << shown << "\n";
  return 0;
}

int init(const InitOptions& options, const CommandContext& context) {
  const auto root = nearest_with_git(context.environment().cwd);
  if (options.merge_driver) {
    const auto records = seen_from(root, context.environment().cwd / context.folder(), "the records directory");
    return records ? init_merge_driver(context, root, *records) : context.report_error(records.error());
  }
  const auto setup = setup_for(options, context, root);
  if (!setup) return context.report_error(setup.error());
  int code = 0;
  for (const auto& file : init_files(*setup)) {
    const bool folder_has_records = file.path.filename() == ".gitkeep" && is_there(root / setup->records);
    if (!folder_has_records) code = worst_exit_code(code, put_init_file(file, root, context));
  }
  if (code != 0 || context.options().quiet) return code;
  if (setup->ci == Ci::none)
    context.out() << "No CI workflow written: choose one with --ci github or --ci gitlab, and --install TEXT.\n";
  context.out() << "Review and commit the files, then start: pm new\n";
  return code;
}

}  // namespace pm::commands
