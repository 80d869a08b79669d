#include "file-flash.h"
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

FileFlash::FileFlash(uint32_t sectors, bool isSynced, uint32_t eio, uint32_t flip)
    : sectors_(sectors), isSynced_(isSynced), eio_(eio), flip_(flip) {}

bool FileFlash::open(const char* path) {
  file_ = ::open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  struct stat state;
  if (file_ < 0 || fstat(file_, &state) != 0) return false;
  const uint32_t has = static_cast<uint32_t>(state.st_size / sectorSize());
  for (uint32_t sector = has; sector < sectors_; sector++) {
    if (!erase(sector)) return false;
  }
  return true;
}

bool FileFlash::read(uint32_t at, uint8_t* bytes, size_t length) {
  return pread(file_, bytes, length, at) == static_cast<ssize_t>(length);
}

bool FileFlash::put(uint32_t at, const uint8_t* bytes, size_t length) {
  if (pwrite(file_, bytes, length, at) != static_cast<ssize_t>(length)) return false;
  return !isSynced_ || fdatasync(file_) == 0;
}

bool FileFlash::write(uint32_t at, const uint8_t* bytes, size_t length) {
  uint8_t now[256];
  if (length > sizeof now || !read(at, now, length)) return false;
  for (size_t i = 0; i < length; i++) now[i] &= bytes[i];
  if (isTorn_) {
    put(at, now, length / 2);
    _exit(137);
  }
  writes_++;
  if (eio_ > 0 && writes_ % eio_ == 0) {
    faults_++;
    return false;
  }
  if (flip_ > 0 && writes_ % flip_ == 0) {
    faults_++;
    now[writes_ / flip_ % length] ^= 0x08;
  }
  return put(at, now, length);
}

bool FileFlash::erase(uint32_t sector) {
  uint8_t erased[4096];
  memset(erased, 0xFF, sizeof erased);
  return put(sector * sectorSize(), erased, sizeof erased);
}
