#pragma once
#include "json-fields.h"

namespace wattnode {

/** Copies a field of `application/x-www-form-urlencoded`, decoded, with a 0 at its end. False where it is not there, or does not fit, or is broken. */
bool formField(Span form, const char* name, char* out, size_t size);

/** A request's first line and body, once all of it is there. */
struct HttpRequest {
  enum class State : uint8_t { Partial, Whole, Broken };

  State state = State::Partial;
  Span method;
  Span path;
  Span body;
};

/** Reads what has come so far of a request (HTTP/1.1, RFC 9112): as much as a portal needs, bodies by Content-Length alone. */
HttpRequest readHttpRequest(const char* text, size_t length, size_t longest);

}  // namespace wattnode
