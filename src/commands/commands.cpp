#include "commands/context.hpp"

#include <iterator>

namespace pm::commands {

// Each command has its own file, which defines its row. It is declared and listed here.
Command check_command();
Command completion_command();
Command delete_command();
Command edit_command();
Command explain_command();
Command export_command();
Command figures_command();
Command find_command();
Command fixes_add_command();
Command fixes_command();
Command fixes_done_command();
Command fixes_drop_command();
Command fixes_edit_command();
Command fixes_file_command();
Command fixes_link_command();
Command fixes_reopen_command();
Command fixes_sync_command();
Command fixes_unlink_command();
Command import_command();
Command init_command();
Command link_command();
Command list_command();
Command manual_command();
Command merge_driver_command();
Command new_command();
Command page_command();
Command page_follow_command();
Command public_command();
Command rename_command();
Command report_command();
Command resume_command();
Command schema_command();
Command show_command();
Command similar_command();
Command unlink_command();
Command waive_command();

std::span<const Command> all_commands() {
  // In the order of the help; the hidden ones are last.
  // clang-format off
  static const Command rows[] = {
      new_command(),
      resume_command(),
      edit_command(),
      page_command(),
      import_command(),
      show_command(),
      report_command(),
      public_command(),
      list_command(),
      find_command(),
      similar_command(),
      link_command(),
      unlink_command(),
      check_command(),
      rename_command(),
      delete_command(),
      waive_command(),
      explain_command(),
      fixes_command(),
      fixes_add_command(),
      fixes_edit_command(),
      fixes_done_command(),
      fixes_drop_command(),
      fixes_reopen_command(),
      fixes_link_command(),
      fixes_unlink_command(),
      fixes_file_command(),
      fixes_sync_command(),
      figures_command(),
      export_command(),
      schema_command(),
      init_command(),
      merge_driver_command(),
      completion_command(),
      manual_command(),
      page_follow_command(),
  };
  // clang-format on
  return rows;
}

std::span<const Command> commands() {
  constexpr std::size_t hidden = 2;
  const auto rows = all_commands();
  return rows.first(rows.size() - hidden);
}

}  // namespace pm::commands
