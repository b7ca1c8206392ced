// What holds for whatever was read of any file of JSON.
#pragma once

#include <string_view>

#include <pm/record.hpp>

#include "fuzz/must.hpp"

inline void judge(std::string_view text, const pm::record::ReadResult& result) {
  must(result.record.has_value() == result.errors.empty(), "it is read or refused, never half");
  for (const auto& fault : result.errors) {
    must(fault.span.begin <= fault.span.end && fault.span.end <= text.size(), "a fault lies within the text");
    must(fault.span.line >= 1 && fault.span.column >= 1 && !fault.message.empty(), "a fault says where and what");
    must(pm::record::locate(text, fault.pointer, 1, 3).end <= text.size(), "a part of it lies within the text");
  }
}
