#include "json-fields.h"

namespace wattnode {

/** Deeper objects are turned away. */
static const uint8_t kDeepest = 16;

bool Span::is(const char* word) const {
  size_t i = 0;
  for (; i < length && word[i]; i++) {
    if (text[i] != word[i]) return false;
  }
  return i == length && word[i] == '\0';
}

JsonFields::JsonFields(const char* text, size_t length) : text_(text), length_(length) {}

void JsonFields::skipBlank() {
  while (at_ < length_) {
    const char letter = text_[at_];
    if (letter != ' ' && letter != '\t' && letter != '\n' && letter != '\r') return;
    at_++;
  }
}

bool JsonFields::take(char letter) {
  skipBlank();
  if (at_ >= length_ || text_[at_] != letter) return false;
  at_++;
  return true;
}

bool JsonFields::takeString(Span& inside) {
  if (!take('"')) return false;
  const size_t begin = at_;
  for (; at_ < length_; at_++) {
    const char letter = text_[at_];
    if (static_cast<unsigned char>(letter) < 0x20) return false;
    if (letter == '"') {
      inside.text = text_ + begin;
      inside.length = at_ - begin;
      at_++;
      return true;
    }
    if (letter == '\\' && ++at_ >= length_) return false;
  }
  return false;
}

bool JsonFields::takeWord(const char* word) {
  for (; *word; word++) {
    if (at_ >= length_ || text_[at_] != *word) return false;
    at_++;
  }
  return true;
}

static bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

bool JsonFields::takeNumber() {
  const auto digits = [this]() {
    const size_t begin = at_;
    while (at_ < length_ && isDigit(text_[at_])) at_++;
    return at_ > begin;
  };
  if (text_[at_] == '-') at_++;
  const bool isZero = at_ < length_ && text_[at_] == '0';
  const size_t begin = at_;
  if (!digits() || (isZero && at_ > begin + 1)) return false;
  if (at_ < length_ && text_[at_] == '.') {
    at_++;
    if (!digits()) return false;
  }
  if (at_ < length_ && (text_[at_] == 'e' || text_[at_] == 'E')) {
    at_++;
    if (at_ < length_ && (text_[at_] == '+' || text_[at_] == '-')) at_++;
    if (!digits()) return false;
  }
  return true;
}

/** Brackets by a stack of bits, as recursion on a small stack is none to offer to strangers. */
bool JsonFields::takeNested() {
  uint16_t isObject = 0;
  uint8_t depth = 0;
  Span inside;
  for (;;) {
    skipBlank();
    if (at_ >= length_) return false;
    const char letter = text_[at_];
    bool isClosed = false;
    if (letter == '{' || letter == '[') {
      if (++depth > kDeepest) return false;
      isObject = static_cast<uint16_t>(isObject << 1 | (letter == '{' ? 1 : 0));
      at_++;
      isClosed = take((isObject & 1) ? '}' : ']');
      if (!isClosed) {
        if ((isObject & 1) && !(takeString(inside) && take(':'))) return false;
        continue;
      }
    } else if (!takeValue()) {
      return false;
    }
    for (;;) {
      if (isClosed) {
        isObject = static_cast<uint16_t>(isObject >> 1);
        if (--depth == 0) return true;
      }
      isClosed = take((isObject & 1) ? '}' : ']');
      if (!isClosed) break;
    }
    if (!take(',')) return false;
    if ((isObject & 1) && !(takeString(inside) && take(':'))) return false;
  }
}

/** A string, number or word. */
bool JsonFields::takeValue() {
  skipBlank();
  if (at_ >= length_) return false;
  const char letter = text_[at_];
  Span inside;
  if (letter == '"') return takeString(inside);
  if (letter == 't') return takeWord("true");
  if (letter == 'f') return takeWord("false");
  if (letter == 'n') return takeWord("null");
  return (letter == '-' || isDigit(letter)) && takeNumber();
}

bool JsonFields::next(Span& name, Span& value) {
  if (isOver_) return false;
  isOver_ = true;
  if (!hasBegun_) {
    hasBegun_ = true;
    if (!take('{')) return false;
    if (take('}')) {
      skipBlank();
      isValid_ = at_ == length_;
      return false;
    }
  } else if (take('}')) {
    skipBlank();
    isValid_ = at_ == length_;
    return false;
  } else if (!take(',')) {
    return false;
  }
  if (!takeString(name) || !take(':')) return false;
  skipBlank();
  const size_t begin = at_;
  const bool isNested = at_ < length_ && (text_[at_] == '{' || text_[at_] == '[');
  if (!(isNested ? takeNested() : takeValue())) return false;
  value.text = text_ + begin;
  value.length = at_ - begin;
  isOver_ = false;
  return true;
}

bool wholeNumber(Span text, uint32_t most, uint32_t& value) {
  if (text.length == 0 || text.length > 10) return false;
  uint64_t sum = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (!isDigit(text.text[i])) return false;
    sum = sum * 10 + static_cast<uint64_t>(text.text[i] - '0');
  }
  if (sum > most || (text.length > 1 && text.text[0] == '0')) return false;
  value = static_cast<uint32_t>(sum);
  return true;
}

}  // namespace wattnode
