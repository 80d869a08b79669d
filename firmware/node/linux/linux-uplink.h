#pragma once
#include "../core/topics.h"
#include "../core/uplink.h"
#include "options.h"

/** An uplink whose connection can be cut under it. */
class LinuxUplink : public wattnode::Uplink {
 public:
  /** Ends the connection as if somebody pulled the cable. */
  virtual void cut() = 0;
  /** How long poll() may wait for the network. */
  void waitFor(int ms) { waitMs_ = ms; }

 protected:
  ~LinuxUplink() = default;
  int waitMs_ = 0;
};
