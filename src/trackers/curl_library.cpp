#include "trackers/curl_library.hpp"

#include <dlfcn.h>

#include <array>

namespace pm::http {
namespace {

// Equivalent library names; which one exists depends on the packages installed.
#ifdef __APPLE__
constexpr std::array library_names = {"libcurl.4.dylib", "/usr/lib/libcurl.4.dylib"};
#else
constexpr std::array library_names = {"libcurl.so.4", "libcurl-gnutls.so.4"};
#endif

void* open_any() {
  for (const auto* name : library_names)
    if (void* opened = ::dlopen(name, RTLD_NOW | RTLD_LOCAL)) return opened;
  return nullptr;
}

template <class Function>
bool find(void* library, const char* name, Function& into) {
  into = reinterpret_cast<Function>(::dlsym(library, name));
  return into != nullptr;
}

Result<CurlLibrary> load() {
  constexpr auto hint = "install it: apt install libcurl4, dnf install libcurl or brew install curl";
  void* library = open_any();
  if (library == nullptr) return fail(ErrorKind::outside, "libcurl not found; it is needed to contact trackers", hint);
  CurlLibrary curl;
  const bool all =
      find(library, "curl_global_init", curl.global_init) && find(library, "curl_easy_init", curl.easy_init) &&
      find(library, "curl_easy_cleanup", curl.easy_cleanup) && find(library, "curl_easy_setopt", curl.easy_setopt) &&
      find(library, "curl_easy_perform", curl.easy_perform) && find(library, "curl_easy_getinfo", curl.easy_getinfo) &&
      find(library, "curl_easy_reset", curl.easy_reset) && find(library, "curl_easy_strerror", curl.easy_strerror) &&
      find(library, "curl_slist_append", curl.slist_append) &&
      find(library, "curl_slist_free_all", curl.slist_free_all);
  if (!all || curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    return fail(ErrorKind::outside, "libcurl cannot be loaded", hint);
  return curl;
}

}  // namespace

Result<const CurlLibrary*> curl_library() {
  static const auto loaded = load();
  if (!loaded) return tl::unexpected(loaded.error());
  return &*loaded;
}

}  // namespace pm::http
