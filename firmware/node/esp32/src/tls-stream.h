#pragma once
#include "byte-stream.h"
#include <WiFiClientSecure.h>

/** TLS to the broker, whose certificate must be of the authority in the flash: there is no way around it. */
class TlsStream final : public wattnode::ByteStream {
 public:
  TlsStream(const char* host, uint16_t port, const char* authority) : host_(host), port_(port) {
    client_.setCACert(authority);
    client_.setTimeout(10);
  }
  bool open() override { return client_.connect(host_, port_) == 1; }
  void close() override { client_.stop(); }
  bool isOpen() override { return client_.connected(); }
  size_t read(uint8_t* bytes, size_t size) override {
    if (client_.available() <= 0) return 0;
    const int got = client_.read(bytes, size);
    return got > 0 ? static_cast<size_t>(got) : 0;
  }
  bool write(const uint8_t* bytes, size_t length) override { return client_.write(bytes, length) == length; }

 private:
  WiFiClientSecure client_;
  const char* host_;
  uint16_t port_;
};
