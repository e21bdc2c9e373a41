// What is known of a connection string without a server.

#include <catch2/catch.hpp>

#include "compiler/catalog/connection.h"

using namespace ashlar::catalog;

TEST_CASE("connection strings are told from other states") {
  CHECK(is_target("postgres://"));
  CHECK(is_target("postgresql://u@h/d"));
  CHECK(is_target("service=production"));
  CHECK(is_target("host = /tmp dbname=x"));
  CHECK_FALSE(is_target("sources"));
  CHECK_FALSE(is_target("release:postgres://"));
  CHECK_FALSE(is_target("a=b.sql"));
  CHECK_FALSE(is_target(""));
}

TEST_CASE("passwords are not shown") {
  CHECK(shown_target("postgres://u:secret@h:5/d?sslmode=require") == "postgres://u@h:5/d?sslmode=require");
  CHECK(shown_target("postgresql://u@h/d?password=secret&x=1") == "the database");
  CHECK(shown_target("postgresql://u@h/d?password=secret&sslmode=disable") == "postgresql://u@h/d?sslmode=disable");
  CHECK(shown_target("postgresql:///d?sslpassword=secret") == "postgresql:///d");
  CHECK(shown_target("postgresql://:secret@h") == "postgresql://@h");
  CHECK(shown_target("host=h password='se cret' dbname='a b'") == "dbname='a b' host=h");
  for (const std::string target :
       {"postgres://u:sec%zzret@h/d", "postgres://u:se@cret@h/d", "postgres://u:se/cret@h/d",
        "postgres://u:se?cret@h/d", "password=a secret", "password='secret", "postgres://u:secret@h/d?a"}) {
    CAPTURE(target);
    CHECK(shown_target(target).find("cret") == std::string::npos);
    const auto opened = Connection::open(target);
    REQUIRE_FALSE(opened);
    CHECK(opened.failure().text().find("cret") == std::string::npos);
    CHECK_FALSE(opened.failure().text().empty());
  }
}

TEST_CASE("a server that is not there is a failure with its place") {
  const auto opened = Connection::open("host=/nonexistent/place dbname=d user=u password=secret");
  REQUIRE_FALSE(opened);
  CHECK(opened.failure().text().find("/nonexistent/place") != std::string::npos);
  CHECK(opened.failure().text().find("secret") == std::string::npos);
}

TEST_CASE("array parameters keep every character") {
  CHECK(array_parameter({}) == "{}");
  CHECK(array_parameter({"a", "b\"c\\", "NULL"}) == R"({"a","b\"c\\","NULL"})");
}
