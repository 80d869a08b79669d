#include "form.h"
#include <string.h>

namespace wattnode {

static int hexDigit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return -1;
}

/** Decodes one value; false where it does not fit, holds a 0, or a % without two digits. */
static bool decode(Span value, char* out, size_t size) {
  size_t n = 0;
  for (size_t i = 0; i < value.length; i++) {
    char letter = value.text[i];
    if (letter == '+') {
      letter = ' ';
    } else if (letter == '%') {
      if (i + 2 >= value.length) return false;
      const int high = hexDigit(value.text[i + 1]);
      const int low = hexDigit(value.text[i + 2]);
      if (high < 0 || low < 0) return false;
      letter = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (letter == '\0' || n + 1 >= size) return false;
    out[n++] = letter;
  }
  out[n] = '\0';
  return true;
}

bool formField(Span form, const char* name, char* out, size_t size) {
  size_t at = 0;
  while (at < form.length) {
    size_t end = at;
    while (end < form.length && form.text[end] != '&') end++;
    size_t equals = at;
    while (equals < end && form.text[equals] != '=') equals++;
    Span key;
    key.text = form.text + at;
    key.length = equals - at;
    if (key.is(name) && equals < end) {
      Span value;
      value.text = form.text + equals + 1;
      value.length = end - equals - 1;
      return decode(value, out, size);
    }
    at = end + 1;
  }
  return false;
}

static char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

static bool startsWith(const char* text, size_t length, const char* word) {
  for (size_t i = 0; word[i]; i++) {
    if (i >= length || lower(text[i]) != word[i]) return false;
  }
  return true;
}

HttpRequest readHttpRequest(const char* text, size_t length, size_t longest) {
  HttpRequest request;
  const auto broken = [&request]() {
    request.state = HttpRequest::State::Broken;
    return request;
  };
  static const char kLengthName[] = "content-length:";
  uint32_t bodyLength = 0;
  size_t line = 0;
  for (size_t at = 0; at + 1 < length; at++) {
    if (text[at] != '\r' || text[at + 1] != '\n') continue;
    if (line == 0 && request.method.text == nullptr) {
      size_t first = 0;
      while (first < at && text[first] != ' ') first++;
      size_t second = first + 1;
      while (second < at && text[second] != ' ') second++;
      if (first == 0 || second >= at || text[first + 1] != '/') return broken();
      request.method.text = text;
      request.method.length = first;
      request.path.text = text + first + 1;
      request.path.length = second - first - 1;
    } else if (at == line) {
      const size_t body = at + 2;
      if (bodyLength > longest || body + bodyLength > longest) return broken();
      if (length - body < bodyLength) return request;
      request.body.text = text + body;
      request.body.length = bodyLength;
      request.state = HttpRequest::State::Whole;
      return request;
    } else if (startsWith(text + line, at - line, kLengthName)) {
      Span value;
      value.text = text + line + sizeof kLengthName - 1;
      value.length = at - line - (sizeof kLengthName - 1);
      while (value.length > 0 && value.text[0] == ' ') {
        value.text++;
        value.length--;
      }
      if (!wholeNumber(value, 0xFFFF, bodyLength)) return broken();
    }
    line = at + 2;
    at++;
  }
  if (length >= longest) return broken();
  return request;
}

}  // namespace wattnode
