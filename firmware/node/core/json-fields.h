#pragma once
#include <stddef.h>
#include <stdint.h>

namespace wattnode {

/** A piece of text that lies in somebody else's memory. */
struct Span {
  const char* text = nullptr;
  size_t length = 0;

  bool is(const char* word) const;
};

/** Walks the fields of one JSON object, nested values as a whole. Never reads beyond the text, whatever it holds. */
class JsonFields {
 public:
  JsonFields(const char* text, size_t length);

  /** The next field: its name without quotes, its value as it stands. False at the end, or where the text is no JSON. */
  bool next(Span& name, Span& value);

  /** Whether all was one object, and nothing after it; known once next() said false. */
  bool isValid() const { return isValid_; }

 private:
  void skipBlank();
  bool take(char letter);
  bool takeString(Span& inside);
  bool takeValue();
  bool takeNested();
  bool takeWord(const char* word);
  bool takeNumber();

  const char* text_;
  size_t length_;
  size_t at_ = 0;
  bool isValid_ = false;
  bool hasBegun_ = false;
  bool isOver_ = false;
};

/** A whole number without sign, fraction or exponent, at most `most`; false where the text is none. */
bool wholeNumber(Span text, uint32_t most, uint32_t& value);

}  // namespace wattnode
