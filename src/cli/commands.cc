#include "cli/command.h"

namespace chengwen::cli {

void add_commands(CLI::App& app, Context& context, int& exit_code) {
  for (const AddCommand add :
       {add_fill, add_batch, add_check, add_inspect, add_fields, add_text, add_audit, add_refill}) {
    add(app, context, exit_code);
  }
}

}  // namespace chengwen::cli
