#include "json-writer.h"
#include "missing.h"

namespace wattnode {

void JsonWriter::put(char letter) {
  if (length_ < size_) to_[length_++] = letter;
  else isWhole_ = false;
}

void JsonWriter::raw(const char* text) {
  while (*text) put(*text++);
}

void JsonWriter::text(const char* value) {
  put('"');
  for (; *value; value++) {
    const char letter = *value;
    if (static_cast<unsigned char>(letter) < 0x20) continue;
    if (letter == '"' || letter == '\\') put('\\');
    put(letter);
  }
  put('"');
}

void JsonWriter::whole(uint64_t value) {
  char digits[20];
  uint8_t n = 0;
  do {
    digits[n++] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value > 0);
  while (n > 0) put(digits[--n]);
}

void JsonWriter::scaled(int64_t value, uint8_t decimals) {
  if (value < 0) put('-');
  uint64_t rest = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  char digits[10];
  uint8_t n = 0;
  for (uint8_t i = 0; i < decimals && i < sizeof digits; i++) {
    const char digit = static_cast<char>('0' + rest % 10);
    rest /= 10;
    if (n > 0 || digit != '0') digits[n++] = digit;
  }
  whole(rest);
  if (n > 0) put('.');
  while (n > 0) put(digits[--n]);
}

void JsonWriter::decimal(float value, uint8_t decimals) {
  float scale = 1;
  for (uint8_t i = 0; i < decimals; i++) scale *= 10;
  const float steps = value * scale;
  if (!(steps > -9.0e15f && steps < 9.0e15f)) {
    raw("null");
    return;
  }
  const int64_t whole = static_cast<int64_t>(steps < 0 ? steps - 0.5f : steps + 0.5f);
  if (whole == 0) put('0');
  else scaled(whole, decimals);
}

void JsonWriter::name(const char* name) {
  if (length_ > 0 && to_[length_ - 1] != '{') put(',');
  text(name);
  put(':');
}

}  // namespace wattnode
