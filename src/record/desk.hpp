// What reading one record leaves for the next, and for finding places in it.
#pragma once

#include <pm/record_json.hpp>

#include "record/json_document.hpp"

namespace pm::record {

struct ReadBuffer::State {
  json::Document document;  ///< of the text read last, if that was a record
};

}  // namespace pm::record
