#pragma once
#include "json-fields.h"

namespace wattnode {

/** All readings of a boot up to a number are on the server's disk. */
struct Acknowledgement {
  uint32_t boot = 0;
  uint32_t seq = 0;
  bool isValid = false;
};

/** Reads the payload of `…/ack`; not valid unless it is an object with just one whole boot and seq, whatever else. */
Acknowledgement readAcknowledgement(const char* text, size_t length);

}  // namespace wattnode
