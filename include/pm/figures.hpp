// Figures over many records: values in, values out. No mean, no trend, no ranking of people or teams; each figure has
// the number of its cases, what is unknown or approximate, and ids of records to open. The same records give the same
// figures, in whatever order they come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <pm/record.hpp>
#include <pm/tables.hpp>
#include <pm/time.hpp>

namespace pm::figures {

/// Fewer cases are listed, not summarised.
inline constexpr std::size_t fewest_cases = 5;

/// Which records count; all conditions must match.
struct Filter {
  std::optional<time::Day> since, until;  ///< of the incident's day, inclusive
  std::optional<std::string> service, kind, severity, tag;
};

struct Settings {
  time::Day today;
  double small_fix_hours = 4;
  tables::ServiceNames services;
  Filter filter;
  bool security = false;  ///< include records of the kind security, which are otherwise only counted
};

// What a figure is: tables of values, and pictures of some of them.

using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;

struct Values {
  std::string name;     ///< "steps"
  std::string heading;  ///< "Time to detect, by source"
  std::vector<std::string> columns = {};
  std::vector<std::vector<Cell>> rows = {};
  bool is_detail = false;  ///< the numbers behind a picture: in text only if there are no pictures
};

struct Series {
  std::string label;     ///< "up to 4 h"
  std::string sentence;  ///< "half done in 11 days (8 to 16)"
  std::vector<std::pair<double, double>> points = {};
};
struct Picture {
  enum class Kind {
    curve,  ///< a share of 1 by days, which only falls
    strip,  ///< durations in seconds on a log axis (`first` of the points)
    bars,   ///< one count for each series (`second` of its only point)
  };
  Kind kind = Kind::bars;
  std::string heading;
  std::vector<Series> series = {};
};

struct Figure {
  std::string name;     ///< "durations"
  std::string heading;  ///< "How long it took"
  std::string of;       ///< what n counts: "records", "fixes"
  std::size_t n = 0;
  std::size_t unknown = 0;  ///< of n: left out of the values, because something is unknown
  std::size_t approx = 0;   ///< of n: in the values, though something is known only roughly
  std::vector<Picture> pictures = {};
  std::vector<Values> values = {};
  std::vector<std::string> notes = {};    ///< how to read it
  std::vector<std::string> records = {};  ///< ids of records to open
};

/// The names of all figures, in the order of the output: "repeats", "fixes", …
[[nodiscard]] std::vector<std::string> names();

struct Report {
  std::string title = "Figures";
  std::string open_with = "pm show ";  ///< before the id of a record, in text; empty if it is in another repository
  time::Day today = {};
  Filter filter = {};
  std::size_t records = 0, drafts = 0;  ///< that the filter let through, and the drafts among them
  std::size_t security = 0;             ///< of the kind security, only counted: not in `records`
  std::optional<time::Day> first = {}, last = {};
  std::vector<Figure> figures = {};
};

/// Takes records one by one and keeps only what the figures need: about 200 bytes a record, and the texts of factors
/// for `repeats`.
class Collection {
 public:
  /// `only`: names of figures; empty: all.
  Collection(Settings, std::span<const std::string> only);
  /// One screen for a monthly mail: what came again in the last 31 days, the oldest open small fixes, fixes that were
  /// closed 30 to 60 days ago, and texts to read again.
  [[nodiscard]] static Collection digest(Settings);
  Collection(const Collection&) = delete;
  Collection& operator=(const Collection&) = delete;
  ~Collection();

  void add(const record::Record&);
  [[nodiscard]] Report report();

 private:
  struct State;
  explicit Collection(std::unique_ptr<State>);
  std::unique_ptr<State> state_;
};

// Rendering.

/// For a terminal of at least 60 columns. `is_plain`: rows of numbers instead of pictures.
[[nodiscard]] std::string text(const Report&, std::size_t columns, bool is_plain);
[[nodiscard]] std::string json(const Report&);      ///< `pm-figures/1`
[[nodiscard]] std::string csv(const Report&);       ///< figure,table,row,column,value
[[nodiscard]] std::string markdown(const Report&);  ///< headings and tables
/// One file with pictures as SVG and a table under each; no script, nothing loaded from elsewhere.
[[nodiscard]] std::string html(const Report&);

/// Why there is no mean, for `pm explain mean`.
[[nodiscard]] std::string_view why_no_mean();

}  // namespace pm::figures
