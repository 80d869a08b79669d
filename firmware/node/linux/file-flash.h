#pragma once
#include "../core/flash.h"

/** NOR flash in a file, with the faults that flash has. */
class FileFlash : public wattnode::Flash {
 public:
  /** Writes fail each `eio`th time, and each `flip`th has a wrong bit; 0 for never. */
  FileFlash(uint32_t sectors, bool isSynced, uint32_t eio, uint32_t flip);

  bool open(const char* path);

  uint32_t sectorSize() const override { return 4096; }
  uint32_t sectorCount() const override { return sectors_; }
  bool read(uint32_t at, uint8_t* bytes, size_t length) override;
  bool write(uint32_t at, const uint8_t* bytes, size_t length) override;
  bool erase(uint32_t sector) override;

  /** The next write is torn: half of it is written, and the process ends as if the power had gone. */
  void tearNext() { isTorn_ = true; }
  uint32_t faults() const { return faults_; }

 private:
  bool put(uint32_t at, const uint8_t* bytes, size_t length);

  uint32_t sectors_;
  bool isSynced_;
  uint32_t eio_;
  uint32_t flip_;
  int file_ = -1;
  uint32_t writes_ = 0;
  uint32_t faults_ = 0;
  bool isTorn_ = false;
};
