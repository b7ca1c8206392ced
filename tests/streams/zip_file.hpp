// Zip archives made for tests, byte by byte, so that they can be wrong in one place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pm/streams.hpp>

namespace pm::test {

struct ZippedFile {
  std::string name, text;
  bool is_deflated = false;
  std::uint16_t flags = 0;
  std::uint32_t external_attributes = 0;
  std::uint32_t claimed_size = 0;  ///< instead of the real one; 0: the real one
};

inline std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
}

/// The deflated bytes: a gzip file without its header of 10 bytes and its end of 8.
inline std::string deflated(std::string_view text) {
  const auto packed = streams::gzip(text);
  return packed.substr(10, packed.size() - 18);
}

inline std::string zip_of(const std::vector<ZippedFile>& files) {
  std::string out, directory;
  for (const auto& file : files) {
    const auto bytes = file.is_deflated ? deflated(file.text) : file.text;
    std::string about;
    put(about, file.flags, 2);
    put(about, file.is_deflated ? 8 : 0, 2);
    put(about, 0, 4);  // time
    put(about, crc_of(file.text), 4);
    put(about, static_cast<std::uint32_t>(bytes.size()), 4);
    put(about, file.claimed_size != 0 ? file.claimed_size : static_cast<std::uint32_t>(file.text.size()), 4);
    put(about, static_cast<std::uint32_t>(file.name.size()), 2);
    put(about, 0, 2);  // extra field
    const auto offset = static_cast<std::uint32_t>(out.size());
    out += "PK\x03\x04";
    put(out, 20, 2);
    out += about + file.name + bytes;
    directory += "PK\x01\x02";
    put(directory, 3U << 8U | 20U, 2);  // made on Unix
    put(directory, 20, 2);
    directory += about;
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);  // internal attributes
    put(directory, file.external_attributes, 4);
    put(directory, offset, 4);
    directory += file.name;
  }
  const auto offset = static_cast<std::uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(files.size()), 2);
  put(out, static_cast<std::uint32_t>(files.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, offset, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace pm::test
