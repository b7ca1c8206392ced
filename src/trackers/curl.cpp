// libcurl, opened when it is first needed: linked in it would add 33 libraries to every start of pm.
#include <array>
#include <string>
#include <utility>

#include <curl/curl.h>
#include <dlfcn.h>

#include <pm/error.hpp>
#include <pm/text.hpp>
#include <pm/trackers.hpp>

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

namespace {

/// State of one request for libcurl's callbacks.
struct Exchange {
  Response response;
  std::size_t max_bytes = 0, bytes = 0;
  bool too_large = false, interrupted = false, may_stop = false;
  const std::function<bool()>* stopped = nullptr;

  [[nodiscard]] bool has_room_for(std::size_t more) {
    bytes += more;
    return !(too_large = bytes > max_bytes);
  }
};

std::size_t take_body(char* data, std::size_t, std::size_t bytes, void* exchange) {
  auto& one = *static_cast<Exchange*>(exchange);
  if (!one.has_room_for(bytes)) return 0;
  one.response.body.append(data, bytes);
  return bytes;
}

std::size_t take_header(char* data, std::size_t, std::size_t bytes, void* exchange) {
  auto& one = *static_cast<Exchange*>(exchange);
  if (!one.has_room_for(bytes)) return 0;
  const std::string_view line(data, bytes);
  if (line.starts_with("HTTP/")) one.response.headers.clear();  // drops headers of interim and proxy responses
  if (const auto colon = line.find(':'); colon != line.npos)
    one.response.headers.push_back(
        {std::string(line.substr(0, colon)), std::string(text::trim(line.substr(colon + 1)))});
  return bytes;
}

int look_whether_stopped(void* exchange, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& one = *static_cast<Exchange*>(exchange);
  one.interrupted = one.may_stop && *one.stopped && (*one.stopped)();
  return one.interrupted ? 1 : 0;
}

class CurlTransport : public Transport {
 public:
  CurlTransport(const CurlLibrary& curl, CURL* easy, const HttpLimits& limits, std::function<bool()> stopped)
      : curl_(curl), easy_(easy), limits_(limits), stopped_(std::move(stopped)) {}
  ~CurlTransport() override { curl_.easy_cleanup(easy_); }
  CurlTransport(const CurlTransport&) = delete;
  CurlTransport& operator=(const CurlTransport&) = delete;

  tl::expected<Response, HttpError> send(const Request& request) override {
    Exchange exchange;
    exchange.max_bytes = limits_.max_bytes;
    exchange.stopped = &stopped_;
    exchange.may_stop = request.method == "GET";  // a request with side effects is not aborted
    std::array<char, CURL_ERROR_SIZE> words{};
    curl_slist* headers = headers_of(request);
    curl_.easy_reset(easy_);
    prepare(request, exchange, headers, words.data());
    const auto code = curl_.easy_perform(easy_);
    curl_.slist_free_all(headers);
    if (code != CURLE_OK) return tl::unexpected(failure(code, exchange, words.data()));
    set_status(exchange.response);
    return std::move(exchange.response);
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_.easy_setopt(easy_, option, value);
  }

  [[nodiscard]] curl_slist* headers_of(const Request& request) const {
    curl_slist* all = nullptr;
    for (const auto& header : request.headers)
      all = curl_.slist_append(all, (header.name + ": " + header.value).c_str());
    return curl_.slist_append(all, "Expect:");  // disables "Expect: 100-continue"
  }

  void prepare(const Request& request, Exchange& exchange, curl_slist* headers, char* words) {
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_ERRORBUFFER, words);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits_.whole.count()));
    set(CURLOPT_WRITEFUNCTION, &take_body);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&exchange));
    set(CURLOPT_HEADERFUNCTION, &take_header);
    set(CURLOPT_HEADERDATA, static_cast<void*>(&exchange));
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &look_whether_stopped);
    set(CURLOPT_XFERINFODATA, static_cast<void*>(&exchange));
    if (const auto address = read_address(request.url.substr(0, request.url.find('?')));
        address && address->is_loopback())
      set(CURLOPT_PROXY, "");  // requests to this machine never use a proxy
    if (request.method == "GET") return;
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(CURLOPT_POSTFIELDS, request.body.data());
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }

  void set_status(Response& response) const {
    long status = 0;
    curl_.easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
    response.status = status;
  }

  [[nodiscard]] HttpError failure(CURLcode code, const Exchange& exchange, const char* words) const {
    using Kind = HttpError::Kind;
    const std::string said = *words != '\0' ? words : curl_.easy_strerror(code);
    if (exchange.interrupted) return {Kind::interrupted, "stopped"};
    if (exchange.too_large) return {Kind::too_large, "response larger than " + size_text()};
    return {could_send() ? Kind::unclear : Kind::not_sent, said};
  }

  /// Whether the request was possibly sent.
  [[nodiscard]] bool could_send() const {
    curl_off_t micros = 0;  // until it was connected, TLS included; 0: it never was
    curl_.easy_getinfo(easy_, CURLINFO_PRETRANSFER_TIME_T, &micros);
    return micros > 0;
  }

  [[nodiscard]] std::string size_text() const {
    return limits_.max_bytes >= 1u << 20 ? std::to_string(limits_.max_bytes >> 20) + " MiB"
                                         : std::to_string(limits_.max_bytes) + " bytes";
  }

  const CurlLibrary& curl_;
  CURL* easy_;
  HttpLimits limits_;
  std::function<bool()> stopped_;
};

}  // namespace

Result<std::unique_ptr<Transport>> open_transport(const HttpLimits& limits, std::function<bool()> stopped) {
  const auto curl = curl_library();
  if (!curl) return tl::unexpected(curl.error());
  CURL* easy = (*curl)->easy_init();
  if (easy == nullptr) return fail(ErrorKind::outside, "cannot initialise libcurl");
  return std::make_unique<CurlTransport>(**curl, easy, limits, std::move(stopped));
}

}  // namespace pm::http
