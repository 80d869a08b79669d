#pragma once
#include <stddef.h>
#include <stdint.h>

namespace wattnode {

/** Writes JSON into memory that is there already. What does not fit is not written, and isWhole() says so. */
class JsonWriter {
 public:
  JsonWriter(char* to, size_t size) : to_(to), size_(size) {}

  void raw(const char* text);
  /** A string with its quotes; UTF-8 goes through. */
  void text(const char* value);
  void whole(uint64_t value);
  /** A number with so many decimals at most, without zeros at its end; null where it is NaN or infinite. */
  void decimal(float value, uint8_t decimals);
  /** value / 10^decimals, exactly. */
  void scaled(int64_t value, uint8_t decimals);
  /** `,"name":`, without the comma at the beginning of an object. */
  void name(const char* name);

  bool isWhole() const { return isWhole_; }
  size_t length() const { return length_; }
  /** Takes back what was written after a length. */
  void cut(size_t length) {
    length_ = length;
    isWhole_ = true;
  }

 private:
  void put(char letter);

  char* to_;
  size_t size_;
  size_t length_ = 0;
  bool isWhole_ = true;
};

}  // namespace wattnode
