#include "socket-uplink.h"
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

bool SocketStream::open() {
  close();
  addrinfo hints = {};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  char port[8];
  snprintf(port, sizeof port, "%d", options_.port);
  if (getaddrinfo(options_.host, port, &hints, &found) != 0) return false;
  for (addrinfo* each = found; each && socket_ < 0; each = each->ai_next) {
    socket_ = socket(each->ai_family, each->ai_socktype | SOCK_CLOEXEC, each->ai_protocol);
    if (socket_ >= 0 && ::connect(socket_, each->ai_addr, each->ai_addrlen) != 0) close();
  }
  freeaddrinfo(found);
  if (socket_ < 0) return false;
  const int yes = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  // Whoever takes nothing for ten seconds is gone.
  const timeval limit = {10, 0};
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  return true;
}

void SocketStream::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

size_t SocketStream::read(uint8_t* bytes, size_t size) {
  if (socket_ < 0) return 0;
  const ssize_t got = recv(socket_, bytes, size, MSG_DONTWAIT);
  if (got > 0) return static_cast<size_t>(got);
  if (got == 0 || (errno != EAGAIN && errno != EINTR)) close();
  return 0;
}

bool SocketStream::write(const uint8_t* bytes, size_t length) {
  while (length > 0) {
    const ssize_t put = socket_ < 0 ? -1 : send(socket_, bytes, length, MSG_NOSIGNAL);
    if (put <= 0) return false;
    bytes += put;
    length -= static_cast<size_t>(put);
  }
  return true;
}

void SocketStream::wait(int ms) {
  pollfd one = {socket_, POLLIN, 0};
  if (socket_ >= 0 && ms > 0) ::poll(&one, 1, ms);
}

void SocketStream::cut() {
  if (socket_ >= 0) shutdown(socket_, SHUT_RDWR);
}

SocketUplink::SocketUplink(const Options& options, const wattnode::Topics& topics)
    : stream_(options),
      filters_{topics.ack, topics.cmd},
      client_(stream_, {options.device, options.token ? options.device : nullptr, options.token, topics.lwt, "{\"online\":false}", 60, 0},
              filters_, 2) {}

void SocketUplink::poll(uint64_t uptimeMs, wattnode::UplinkListener& listener) {
  stream_.wait(waitMs_);
  client_.poll(uptimeMs, listener);
}
