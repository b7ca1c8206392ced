// The functions of libmicrohttpd that pm uses, with the types of its header.
#pragma once

#include <microhttpd.h>

#include <pm/error.hpp>

namespace pm::page {

struct MicrohttpdLibrary {
  decltype(&::MHD_start_daemon) start_daemon = nullptr;
  decltype(&::MHD_stop_daemon) stop_daemon = nullptr;
  decltype(&::MHD_quiesce_daemon) quiesce_daemon = nullptr;
  decltype(&::MHD_run_wait) run_wait = nullptr;
  decltype(&::MHD_is_feature_supported) is_feature_supported = nullptr;
  decltype(&::MHD_lookup_connection_value) lookup_connection_value = nullptr;
  decltype(&::MHD_get_connection_info) get_connection_info = nullptr;
  decltype(&::MHD_suspend_connection) suspend_connection = nullptr;
  decltype(&::MHD_resume_connection) resume_connection = nullptr;
  decltype(&::MHD_create_response_from_buffer_with_free_callback_cls) create_response = nullptr;
  decltype(&::MHD_create_response_from_callback) create_stream = nullptr;
  decltype(&::MHD_add_response_header) add_response_header = nullptr;
  decltype(&::MHD_queue_response) queue_response = nullptr;
  decltype(&::MHD_destroy_response) destroy_response = nullptr;
};

/// Loaded until the process ends.
[[nodiscard]] Result<const MicrohttpdLibrary*> microhttpd_library();

}  // namespace pm::page
