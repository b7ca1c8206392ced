// libmicrohttpd, opened when the room page starts: linked in it would bring GnuTLS to every start of pm.
#include "page/microhttpd.hpp"

#include <array>

#include <dlfcn.h>

namespace pm::page {
namespace {

#ifdef __APPLE__
constexpr std::array library_names = {"libmicrohttpd.12.dylib", "/opt/homebrew/lib/libmicrohttpd.12.dylib",
                                      "/usr/local/lib/libmicrohttpd.12.dylib"};
#else
constexpr std::array library_names = {"libmicrohttpd.so.12"};
#endif

void* open_library() {
  for (const auto* name : library_names)
    if (void* opened = ::dlopen(name, RTLD_NOW | RTLD_LOCAL)) return opened;
  return nullptr;
}

template <class Function>
bool find(void* library, const char* name, Function& into) {
  into = reinterpret_cast<Function>(::dlsym(library, name));
  return into != nullptr;
}

Result<MicrohttpdLibrary> load() {
  constexpr auto hint =
      "install it: apt install libmicrohttpd12, dnf install libmicrohttpd or brew install libmicrohttpd";
  void* library = open_library();
  if (library == nullptr)
    return fail(ErrorKind::outside, std::string("cannot serve the room page: ") + library_names[0] + " not found",
                hint);
  MicrohttpdLibrary mhd;
  const bool all =
      find(library, "MHD_start_daemon", mhd.start_daemon) && find(library, "MHD_stop_daemon", mhd.stop_daemon) &&
      find(library, "MHD_quiesce_daemon", mhd.quiesce_daemon) && find(library, "MHD_run_wait", mhd.run_wait) &&
      find(library, "MHD_is_feature_supported", mhd.is_feature_supported) &&
      find(library, "MHD_lookup_connection_value", mhd.lookup_connection_value) &&
      find(library, "MHD_get_connection_info", mhd.get_connection_info) &&
      find(library, "MHD_suspend_connection", mhd.suspend_connection) &&
      find(library, "MHD_resume_connection", mhd.resume_connection) &&
      find(library, "MHD_create_response_from_buffer_with_free_callback_cls", mhd.create_response) &&
      find(library, "MHD_create_response_from_callback", mhd.create_stream) &&
      find(library, "MHD_add_response_header", mhd.add_response_header) &&
      find(library, "MHD_queue_response", mhd.queue_response) &&
      find(library, "MHD_destroy_response", mhd.destroy_response);
  if (!all)
    return fail(ErrorKind::outside, "cannot serve the room page: libmicrohttpd is older than 0.9.75",
                "install a newer version of it");
  return mhd;
}

}  // namespace

Result<const MicrohttpdLibrary*> microhttpd_library() {
  static const auto loaded = load();
  if (!loaded) return tl::unexpected(loaded.error());
  return &*loaded;
}

}  // namespace pm::page
