// A reading of JSON documents, item by item.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include <pm/imports.hpp>

#include "imports/json_items.hpp"
#include "imports/source_text.hpp"
#include "imports/source_times.hpp"

namespace pm::imports {

class JsonReading : public Reading {
 public:
  Result<void> read(streams::ByteStream& document, std::string_view name, Sink& sink) override {
    document_ = name;
    auto read = read_json(document, name, lists_, [&](const JsonItem& item) { take(item, sink); });
    if (read) end_document(sink);
    return read;
  }
  Result<void> finish(Sink&) override { return {}; }

 protected:
  /// `lists` must outlive the reading: see `read_json`.
  JsonReading(const ReadContext& context, std::span<const std::string_view> lists)
      : context_(context), times_(context), lists_(lists) {}

  virtual void take(const JsonItem&, Sink&) = 0;
  virtual void end_document(Sink&) {}

  /// Hands it over if it has words; drops it otherwise. Links are only those of the web.
  static void hand_over(Candidate candidate, Sink& sink) {
    if (!is_web_link(candidate.url)) candidate.url.clear();
    if (candidate.text.find_first_not_of(" \t\r\n") == std::string::npos) return sink.drop();
    sink.take(std::move(candidate));
  }
  /// The same for what sources send again and again, such as alerts: only the first one of its key. Memory: each key.
  void hand_over_once(Candidate candidate, Sink& sink) {
    if (!keys_.insert(candidate.key).second) return sink.drop();
    hand_over(std::move(candidate), sink);
  }

  ReadContext context_;
  SourceTimes times_;
  std::string document_;  ///< the name of the one being read

 private:
  std::span<const std::string_view> lists_;
  std::set<std::string, std::less<>> keys_;
};

template <class R>
std::unique_ptr<Reading> begin_reading(const ReadContext& context) {
  return std::make_unique<R>(context);
}

}  // namespace pm::imports
