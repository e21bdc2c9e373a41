#pragma once
// Names and dates of revision files.

#include <cstdint>
#include <optional>
#include <string>

#include "backends/alembic/settings.h"

namespace ashlar::backends::alembic {

/// A moment in a time zone: what Alembic formats.
struct Moment {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::int64_t epoch = 0;
  std::string offset;  // "+02:00", where a time zone is asked for
};

/// `timestamp` (YYYY-MM-DDThh:mm:ssZ) in `zone`, of the machine's time zone database; empty: as it is, in UTC.
Moment moment_of(const std::string& timestamp, const std::string& zone);
/// "2026-11-21 12:28:39", as Create Date has it.
std::string date_text(const Moment& moment);

/// The timestamp of a date as date_text(), or Alembic, writes it; empty where it is none. Without an offset it is in
/// UTC.
std::string timestamp_of(const std::string& date);

/// The words of a message in lower case, joined by "_", cut after a word where they are longer than `longest`.
std::string slug_of(const std::string& message, std::size_t longest);

/// `%(rev)s_%(slug)s` filled in; nothing where it has another token than those of Alembic.
std::optional<std::string> file_name(const std::string& pattern, const std::string& revision, const std::string& slug,
                                     const Moment& moment);

}  // namespace ashlar::backends::alembic
