#include "compiler/apply/batches.h"

namespace ashlar::apply {

std::vector<Batch> batches_of(const std::vector<Step>& steps) {
  std::vector<Batch> batches;
  for (const Step& step : steps) {
    for (const Statement& statement : step.up) {
      const bool alone = !statement.transactional || statement.ends_transaction;
      if (alone || batches.empty() || !batches.back().transaction) {
        batches.push_back({!alone, {}});
      }
      batches.back().work.push_back({&step, &statement});
    }
  }
  return batches;
}

}  // namespace ashlar::apply
