#pragma once
#include <stddef.h>
#include <stdint.h>

namespace wattnode {

/** NOR flash: erased bytes are 0xFF, and a write can only clear bits. Each may fail, and power may go at any byte. */
class Flash {
 public:
  virtual uint32_t sectorSize() const = 0;
  virtual uint32_t sectorCount() const = 0;
  virtual bool read(uint32_t at, uint8_t* bytes, size_t length) = 0;
  virtual bool write(uint32_t at, const uint8_t* bytes, size_t length) = 0;
  virtual bool erase(uint32_t sector) = 0;

 protected:
  ~Flash() = default;
};

}  // namespace wattnode
