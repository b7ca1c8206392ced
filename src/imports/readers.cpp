// The formats that can be read. Each has its own file, which defines its row. It is declared and listed here.
#include <pm/imports.hpp>

#include <vector>

namespace pm::imports {

// clang-format off
namespace slack { extern const Reader reader; }
namespace pagerduty { extern const Reader reader; }
namespace opsgenie { extern const Reader reader; }
namespace alertmanager { extern const Reader reader; }
namespace prometheus { extern const Reader reader; }
namespace grafana { extern const Reader reader; }
namespace git_log { extern const Reader reader; }
namespace github { extern const Reader reader; }
namespace gitlab { extern const Reader reader; }
namespace statuspage { extern const Reader reader; }
namespace presets { extern const Reader journald_reader, kubernetes_reader, cloudtrail_reader, sentry_reader, discord_reader; }
namespace generic { extern const Reader json_reader, csv_reader; }
namespace syslog { extern const Reader reader; }
namespace paste { extern const Reader reader; }
// clang-format on

std::span<const Reader> readers() {
  // clang-format off
  static const std::vector<Reader> rows = {
      slack::reader,
      pagerduty::reader,
      opsgenie::reader,
      alertmanager::reader,
      prometheus::reader,
      grafana::reader,
      git_log::reader,
      github::reader,
      gitlab::reader,
      statuspage::reader,
      presets::journald_reader,
      presets::kubernetes_reader,
      presets::cloudtrail_reader,
      presets::sentry_reader,
      presets::discord_reader,
      generic::json_reader,
      syslog::reader,
      generic::csv_reader,
      paste::reader,
  };
  // clang-format on
  return rows;
}

}  // namespace pm::imports
