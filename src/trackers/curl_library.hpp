// libcurl, opened when it is first needed: linked in it would add 33 libraries to every start of pm.
#pragma once

#include <curl/curl.h>

#include <string>

#include <pm/error.hpp>

namespace pm::http {

/// The functions that pm uses, with the types of the header.
struct CurlLibrary {
  decltype(&::curl_global_init) global_init = nullptr;
  decltype(&::curl_easy_init) easy_init = nullptr;
  decltype(&::curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&::curl_easy_setopt) easy_setopt = nullptr;
  decltype(&::curl_easy_perform) easy_perform = nullptr;
  decltype(&::curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&::curl_easy_reset) easy_reset = nullptr;
  decltype(&::curl_easy_strerror) easy_strerror = nullptr;
  decltype(&::curl_slist_append) slist_append = nullptr;
  decltype(&::curl_slist_free_all) slist_free_all = nullptr;
};

/// Loaded until the process ends.
[[nodiscard]] Result<const CurlLibrary*> curl_library();

}  // namespace pm::http
