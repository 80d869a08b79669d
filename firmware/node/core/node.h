#pragma once
#include "acknowledgement.h"
#include "backoff.h"
#include "device-clock.h"
#include "reading-json.h"
#include "reading-log.h"
#include "sampling-schedule.h"
#include "topics.h"
#include "uplink.h"
#include "watchdog.h"

namespace wattnode {

/** What a node needs of its hardware besides sensors, flash and connection. */
class NodeHal {
 public:
  /** Since the start; never goes back, whatever the time does. [ms] */
  virtual uint64_t uptimeMs() = 0;
  virtual uint32_t random() = 0;
  virtual void feedWatchdog() = 0;
  /** Measures: fills in values and quality, and leaves missing what did not answer. */
  virtual void measure(Reading& reading) = 0;
  /** Sends a packet to the time server; false where that cannot be. */
  virtual bool askTime(const uint8_t* packet, size_t length) = 0;
  /** An answer of the time server, 0 where none is there. */
  virtual size_t hearTime(uint8_t* packet, size_t size) = 0;
  /** Somebody wants a newer firmware than runs, to be had from an address; until it runs, this is said again at each connection. */
  virtual void update(Span url) = 0;

 protected:
  ~NodeHal() = default;
};

struct NodeOptions {
  const char* site;
  const char* deviceId;
  const char* firmware;
  /** Number of the firmware that runs; only a higher one is taken. */
  uint32_t firmwareVersion;
  const char* reset;
  uint8_t metrics;
  uint32_t periodMs;
  uint32_t bootFloor;
  /** When this firmware was built: no earlier time is believed. [ms since 1970] */
  uint64_t builtMs;
  /** Memory for one message: a reading takes up to 400 bytes. */
  char* memory;
  size_t memorySize;
};

/** What the firmware does, whatever it runs on: measure every period, store, send, delete once the server has it. */
class Node : public UplinkListener {
 public:
  Node(const NodeOptions& options, const Topics& topics, NodeHal& hal, ReadingLog& log, Uplink& uplink);

  /** After the log is mounted: begins a boot. */
  void begin();

  /** Does what is due. Called over and over. */
  void tick();

  /** The same but for measuring: to send what is left. */
  void tickWithoutSampling();

  void onMessage(Span topic, Span payload) override;

  /** Whether the server acknowledged a reading of this start: an image that came so far is good. */
  bool isProven() const { return isProven_; }
  DeviceClock& clock() { return clock_; }
  const SamplingSchedule& schedule() const { return schedule_; }

 private:
  void sample(uint64_t now);
  void keepTime(uint64_t now);
  void keepConnection(uint64_t now);
  void cameOn(uint64_t now);
  void pump(uint64_t now);
  uint8_t fillMessage(LogPlace& at, size_t& from, size_t& length);
  bool isNext(const Reading& reading, const Reading& oldest) const;
  bool giveTime(Reading& reading);

  NodeOptions options_;
  const Topics& topics_;
  NodeHal& hal_;
  ReadingLog& log_;
  Uplink& uplink_;
  DeviceClock clock_;
  SamplingSchedule schedule_;
  Backoff retry_;
  Watchdog watchdog_;
  Uplink::State last_ = Uplink::State::Off;
  uint64_t connectAt_ = 0;
  LogPlace cursor_;
  uint32_t sentBoot_ = 0;
  uint32_t sentSeq_ = 0;
  uint64_t progressAt_ = 0;
  uint32_t resendMs_;
  LogPlace tailThen_;
  uint64_t nonce_ = 0;
  uint64_t askedAt_ = 0;
  uint32_t guessedBoot_ = 0;
  uint64_t guessedStartMs_ = 0;
  bool isProven_ = false;
  uint32_t askedVersion_ = 0;
};

}  // namespace wattnode
