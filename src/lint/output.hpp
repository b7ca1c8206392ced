// The formats of findings, each in a file of its own; the list is in formats.cpp.
#pragma once

#include <pm/lint.hpp>

namespace pm::lint {

void render_human(const FileFindings&, const FormatOptions&, Piece&);
void write_human(const Output&, const FormatOptions&, std::ostream&);

void render_json(const FileFindings&, const FormatOptions&, Piece&);
void write_json(const Output&, const FormatOptions&, std::ostream&);

void render_sarif(const FileFindings&, const FormatOptions&, Piece&);
void write_sarif(const Output&, const FormatOptions&, std::ostream&);

void render_junit(const FileFindings&, const FormatOptions&, Piece&);
void write_junit(const Output&, const FormatOptions&, std::ostream&);

void render_github(const FileFindings&, const FormatOptions&, Piece&);
void write_github(const Output&, const FormatOptions&, std::ostream&);

}  // namespace pm::lint
