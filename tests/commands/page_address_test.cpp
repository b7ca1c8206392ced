#include "commands/page_address.hpp"

#include <sys/stat.h>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"

using pm::commands::PageAddresses;

namespace {

struct World : pm::test::FreshFolder {
  World() {
    environment.variable = [this](const std::string& name) -> std::optional<std::string> {
      return name == "XDG_STATE_HOME" ? std::optional(path().string()) : std::nullopt;
    };
    environment.now = [this] { return pm::time::parse_instant(now)->at; };
    draft.uid = "a1b2c3";
    draft.status = pm::record::Status::draft;
  }
  pm::Environment environment;
  std::string now = "2026-11-22T12:00:00Z";
  pm::record::Record draft;
};

const pm::commands::PageAddress address{"0123456789abcdefghijkl", 8080};

}  // namespace

TEST_CASE("page address: kept for a draft, readable by its user only") {
  World world;
  const PageAddresses addresses(world.environment);
  CHECK_FALSE(addresses.find(world.draft));
  addresses.keep(world.draft, address);
  const auto kept = addresses.find(world.draft);
  REQUIRE(kept);
  CHECK(kept->token == address.token);
  CHECK(kept->port == address.port);
  struct stat file{};
  REQUIRE(::stat((world.path() / "pm/pages/a1b2c3").c_str(), &file) == 0);
  CHECK((file.st_mode & 0777U) == 0600U);
}

TEST_CASE("page address: ends after 12 hours, and with the meeting") {
  World world;
  const PageAddresses addresses(world.environment);
  addresses.keep(world.draft, address);
  world.now = "2026-11-22T23:59:00Z";
  CHECK(addresses.find(world.draft));
  world.now = "2026-11-23T00:01:00Z";
  CHECK_FALSE(addresses.find(world.draft));
  world.now = "2026-11-22T11:00:00Z";  // a clock that was set back
  CHECK_FALSE(addresses.find(world.draft));
  world.now = "2026-11-22T12:00:00Z";
  world.draft.status = pm::record::Status::final;
  CHECK_FALSE(addresses.find(world.draft));
  addresses.keep(world.draft, address);
  world.draft.status = pm::record::Status::draft;
  CHECK_FALSE(addresses.find(world.draft));
}

TEST_CASE("page address: a damaged file and a uid with a slash count for nothing") {
  World world;
  const PageAddresses addresses(world.environment);
  for (const auto* text : {"", "0123456789abcdefghijkl", "0123456789abcdefghijkl 0 1795348800",
                           "../../x 8080 1795348800", "0123456789abcdefghijkl 99999 1795348800"}) {
    INFO(text);
    world.write("pm/pages/a1b2c3", text);
    CHECK_FALSE(addresses.find(world.draft));
  }
  world.draft.uid = "../../outside";
  addresses.keep(world.draft, address);
  CHECK_FALSE(addresses.find(world.draft));
  CHECK_FALSE(std::filesystem::exists(world.path() / "outside"));
}
