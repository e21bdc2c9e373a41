#pragma once
// The files of a cluster fresh from initdb, kept to be copied: that takes a tenth of initdb's time.

#include <string>

#include "compiler/shadow/programs.h"
#include "compiler/shadow/supervisor.h"

namespace ashlar::shadow {

/// Where the kept cluster of these programs is: below XDG_CACHE_HOME or ~/.cache; empty where there is no such place.
std::string kept_cluster(const Programs& programs);
/// Arguments of initdb for the cluster in `data`.
std::vector<std::string> initdb_arguments(const Programs& programs, const std::string& data);

/// Copies folder `from` to `to`, which must not be there, for the account. False, with nothing left, where that failed;
/// `reason` says why.
bool copy_cluster(const std::string& from, const std::string& to, const Account& account, std::string& reason);
/// Keeps a copy of `data`. A copy that another process kept meanwhile stays. Failures leave nothing.
void keep_cluster(const std::string& data, const std::string& kept);
/// Deletes a folder with all that is in it. Links are not followed.
void delete_folder(const std::string& folder);

}  // namespace ashlar::shadow
