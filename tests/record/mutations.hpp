// Sound and unsound records without end, the same ones every time: one record that uses every field, and what becomes
// of it when things are taken out, put in, changed and broken.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace mutations {

using Use = std::function<void(const std::string& json)>;

/// The sound record that all others are made from.
[[nodiscard]] std::string full_record();

/// Every value replaced by each of many, left out, or doubled; every object given each of many keys.
void each_single_change(const Use& use);

/// The record with a random choice of what may be left out, in random order of keys. Sound.
void random_sound_records(std::size_t count, const Use& use);

/// Two to four changes in one.
void random_changes(std::size_t count, const Use& use);

/// Bytes cut off, taken out, put in and changed: mostly no JSON.
void random_damage(std::size_t count, const Use& use);

}  // namespace mutations
