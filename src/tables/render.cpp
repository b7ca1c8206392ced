// Renders rows as CSV and SQL.
#include <pm/tables.hpp>

#include <fmt/format.h>

#include <pm/sql.hpp>
#include <pm/text.hpp>

namespace pm::tables {

namespace {

template <class... Cases>
struct Visitor : Cases... {
  using Cases::operator()...;
};

std::string_view sql_type(Type type) {
  switch (type) {
    case Type::integer:
      return "integer";
    case Type::bigint:
      return "bigint";
    case Type::real:
      return "double precision";
    case Type::text:
      break;
  }
  return "text";
}

std::string sql_table(const Table& table) {
  std::string sql = fmt::format("create table {} (", table.name);
  std::string_view between;
  for (const auto& column : table.columns) {
    sql += fmt::format("{}{} {}{}", between, column.name, sql_type(column.type), column.required ? " not null" : "");
    between = ", ";
  }
  return sql + (table.keys.empty() ? "" : ", " + std::string(table.keys)) + ");\n";
}

void append_sql(std::string& out, const Cell& cell) {
  std::visit(
      Visitor{[&](std::monostate) { out += "null"; }, [&](const std::string& text) { out += escape::for_sql(text); },
              [&](auto number) { fmt::format_to(std::back_inserter(out), "{}", number); }},
      cell);
}

void append_values(std::string& out, Row row) {
  char before = '(';
  for (const auto& cell : row) {
    out += before;
    append_sql(out, cell);
    before = ',';
  }
  out += ')';
}

constexpr std::string_view views =
    "create view open_fix as select f.*, r.title as record_title, r.kind from fix f join record r using (record) "
    "where f.status = 'open';\n";

}  // namespace

std::string csv_header(const Table& table) {
  std::string header;
  for (const auto& column : table.columns) header += (header.empty() ? "" : ",") + std::string(column.name);
  return header + "\n";
}

void append_csv(std::string& out, Row row) {
  bool is_first = true;
  for (const auto& cell : row) {
    if (!is_first) out += ',';
    is_first = false;
    std::visit(Visitor{[](std::monostate) {},
                       [&](const std::string& text) { out += text.empty() ? "\"\"" : escape::for_csv(text); },
                       [&](auto number) { fmt::format_to(std::back_inserter(out), "{}", number); }},
               cell);
  }
  out += '\n';
}

std::string sql_beginning(const Edition& edition, std::span<const Table> tables) {
  std::string sql = fmt::format("-- {}\nbegin;\n", format_name);
  sql += sql_table(edition_table());
  for (const auto& table : tables) sql += sql_table(table);
  sql += views;
  sql += fmt::format("insert into {} values ", edition_table().name);
  append_values(sql, edition_row(edition));
  return sql + ";\n";
}

void append_sql(std::string& out, const Source& source, std::span<const Table> tables) {
  for (const auto& table : tables) {
    bool is_first = true;
    table.rows(source, [&](Row row) {
      out += is_first ? fmt::format("insert into {} values\n", table.name) : ",\n";
      is_first = false;
      append_values(out, row);
    });
    if (!is_first) out += ";\n";
  }
}

std::string sql_end() { return "commit;\n"; }

}  // namespace pm::tables
