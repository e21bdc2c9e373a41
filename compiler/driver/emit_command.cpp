// ashlar emit: the schema in the words of another tool.

#include "compiler/driver/commands.h"
#include "compiler/driver/states.h"
#include "compiler/models/models.h"

namespace ashlar::driver {

int run_emit_models(Context& context, const EmitModelsOptions& options) {
  if (!read_project(context, options.state == "sources")) {
    return finish(context, exit_input_error);
  }
  const auto state = read_state(context, options.state);
  if (!state) {
    return finish(context, exit_input_error);
  }
  const models::Style style = options.style == "1.4" ? models::Style::legacy : models::Style::typed;
  const bool written = write_output(context, options.output, models::print_models(state->loaded.schema, style));
  return finish(context, written ? exit_done : exit_environment_error);
}

}  // namespace ashlar::driver
