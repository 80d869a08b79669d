#include "desired.h"
#include <string.h>

namespace wattnode {

/** The value of a field of an object; empty where it is not there, or the text is no whole object. */
static Span fieldOf(Span object, const char* field) {
  JsonFields fields(object.text, object.length);
  Span name;
  Span value;
  Span found;
  while (fields.next(name, value)) {
    if (name.is(field)) found = value;
  }
  return fields.isValid() ? found : Span();
}

DesiredFirmware readDesiredFirmware(const char* text, size_t length) {
  static const char kHttps[] = "\"https://";
  const size_t scheme = sizeof kHttps - 1;
  Span whole;
  whole.text = text;
  whole.length = length;
  const Span firmware = fieldOf(fieldOf(whole, "desired"), "firmware");
  const Span url = fieldOf(firmware, "url");
  DesiredFirmware wanted;
  if (!wholeNumber(fieldOf(firmware, "version"), 0xFFFFFFFFu, wanted.version)) return wanted;
  // An address needs no escapes; images come over TLS alone.
  if (url.length <= scheme + 1 || memcmp(url.text, kHttps, scheme) != 0 || memchr(url.text, '\\', url.length)) return wanted;
  wanted.url.text = url.text + 1;
  wanted.url.length = url.length - 2;
  wanted.isThere = true;
  return wanted;
}

}  // namespace wattnode
