#pragma once
#include <stddef.h>
#include <stdint.h>

namespace wattnode {

/** A connection to the broker, TLS and all; the hardware's. */
class ByteStream {
 public:
  virtual bool open() = 0;
  virtual void close() = 0;
  virtual bool isOpen() = 0;
  /** Bytes that are there, without waiting; 0 where there are none. */
  virtual size_t read(uint8_t* bytes, size_t size) = 0;
  /** Writes all, or says false: then the connection is of no use any more. */
  virtual bool write(const uint8_t* bytes, size_t length) = 0;

 protected:
  ~ByteStream() = default;
};

}  // namespace wattnode
