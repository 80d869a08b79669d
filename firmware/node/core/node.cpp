#include "node.h"
#include "desired.h"
#include "sntp.h"
#include "unknown-times.h"

namespace wattnode {

static const uint32_t kFirstRetryMs = 1000;
static const uint32_t kLongestRetryMs = 300000;
static const uint32_t kFirstResendMs = 30000;
static const uint32_t kLongestResendMs = 480000;

Node::Node(const NodeOptions& options, const Topics& topics, NodeHal& hal, ReadingLog& log, Uplink& uplink)
    : options_(options),
      topics_(topics),
      hal_(hal),
      log_(log),
      uplink_(uplink),
      clock_(options.builtMs),
      schedule_(options.periodMs),
      retry_(kFirstRetryMs, kLongestRetryMs),
      // Storing may fail for minutes while sectors are worn out, talking for as long as there is no network: trying is enough.
      watchdog_(options.periodMs * 6 + 30000, options.periodMs * 60 + 60000, 2 * kLongestRetryMs),
      resendMs_(kFirstResendMs) {}

void Node::begin() {
  log_.beginBoot(options_.bootFloor);
  watchdog_.begin(hal_.uptimeMs());
}

void Node::tick() {
  const uint64_t now = hal_.uptimeMs();
  if (schedule_.isDue(now)) sample(now);
  tickWithoutSampling();
}

void Node::tickWithoutSampling() {
  const uint64_t now = hal_.uptimeMs();
  keepTime(now);
  keepConnection(now);
  if (uplink_.state() == Uplink::State::On) pump(now);
  if (watchdog_.isWell(now)) hal_.feedWatchdog();
}

void Node::sample(uint64_t now) {
  Reading reading;
  reading.uptimeMs = now;
  reading.tsMs = clock_.timeAt(now);
  reading.timeQuality = clock_.quality(now);
  hal_.measure(reading);
  watchdog_.done(Duty::Sample, now);
  if (log_.append(reading)) watchdog_.done(Duty::Store, now);
}

void Node::keepTime(uint64_t now) {
  uint8_t packet[kSntpPacket];
  if (clock_.isAskDue(now)) {
    nonce_ = static_cast<uint64_t>(hal_.random()) << 32 | hal_.random();
    sntpRequest(nonce_, packet);
    askedAt_ = now;
    if (!hal_.askTime(packet, sizeof packet)) nonce_ = 0;
  }
  const size_t length = nonce_ == 0 ? 0 : hal_.hearTime(packet, sizeof packet);
  if (length == 0) return;
  const uint64_t serverMs = sntpTime(packet, length, nonce_);
  if (serverMs == 0) return;
  nonce_ = 0;
  const uint32_t wayMs = now - askedAt_ > 60000 ? 60000 : static_cast<uint32_t>(now - askedAt_);
  clock_.hear(serverMs, askedAt_ + wayMs / 2, wayMs);
}

void Node::keepConnection(uint64_t now) {
  uplink_.poll(now, *this);
  const Uplink::State state = uplink_.state();
  if (state == Uplink::State::On) watchdog_.done(Duty::Talk, now);
  if (state == Uplink::State::On && last_ != Uplink::State::On) cameOn(now);
  if (state == Uplink::State::Off && last_ != Uplink::State::Off) connectAt_ = now + retry_.next(hal_.random());
  last_ = state;
  if (state != Uplink::State::Off || now < connectAt_) return;
  watchdog_.done(Duty::Talk, now);
  if (uplink_.connect()) last_ = Uplink::State::Connecting;
  else connectAt_ = now + retry_.next(hal_.random());
}

void Node::cameOn(uint64_t now) {
  cursor_ = log_.tail();
  progressAt_ = now;
  tailThen_ = log_.tail();
  askedVersion_ = 0;
  const Birth birth = {options_.deviceId, options_.firmware, options_.firmwareVersion, options_.reset, log_.boot(),
                       log_.pending(),    log_.dropped(),    log_.broken(),            log_.wear(),   schedule_.missed()};
  JsonWriter json(options_.memory, options_.memorySize);
  writeBirthJson(json, birth);
  if (json.isWhole()) uplink_.publish(topics_.birth, options_.memory, json.length(), true);
}

/** Whether a reading may be sent: the oldest, or the one that follows what was sent. Behind a gap it waits until all before it is acknowledged. */
bool Node::isNext(const Reading& reading, const Reading& oldest) const {
  if (reading.boot == oldest.boot && reading.seq == oldest.seq) return true;
  if (reading.boot == sentBoot_) return reading.seq == sentSeq_ + 1;
  return reading.boot > sentBoot_ && reading.seq == 1;
}

bool Node::giveTime(Reading& reading) {
  if (reading.tsMs != 0) return true;
  if (!clock_.isKnown()) return false;
  if (reading.boot == log_.boot()) {
    reading.tsMs = clock_.timeAt(reading.uptimeMs);
  } else {
    if (guessedBoot_ != reading.boot) {
      guessedBoot_ = reading.boot;
      guessedStartMs_ = estimatedStart(log_, reading.boot, clock_.startMs());
    }
    reading.tsMs = guessedStartMs_ + reading.uptimeMs;
  }
  reading.timeQuality = TimeQuality::Estimated;
  return true;
}

/** Puts as many readings as fit into one message, of one boot, without a gap, their times of one quality. Gives how many. */
uint8_t Node::fillMessage(LogPlace& at, size_t& from, size_t& length) {
  JsonWriter json(options_.memory, options_.memorySize);
  json.raw("[");
  LogPlace tail = log_.tail();
  Reading held;
  if (!log_.read(tail, held)) return 0;
  Reading reading;
  TimeQuality quality = TimeQuality::Synced;
  uint32_t boot = 0;
  uint8_t count = 0;
  while (count < 255) {
    LogPlace next = at;
    if (!log_.read(next, reading)) break;
    const bool isFirst = count == 0;
    if (!isNext(reading, held) || !giveTime(reading)) break;
    if (!isFirst && (reading.boot != boot || reading.timeQuality != quality || reading.seq != sentSeq_ + 1)) break;
    const uint32_t oldest = !isFirst ? 0 : held.boot == reading.boot ? held.seq : 1;
    const size_t before = json.length();
    if (!isFirst) json.raw(",");
    writeReadingJson(json, options_.deviceId, reading, oldest, options_.metrics);
    if (json.length() >= options_.memorySize || !json.isWhole()) {
      json.cut(before);
      break;
    }
    boot = sentBoot_ = reading.boot;
    sentSeq_ = reading.seq;
    quality = reading.timeQuality;
    at = next;
    count++;
  }
  if (count > 1) json.raw("]");
  from = count == 1 ? 1 : 0;
  length = json.length() - from;
  return count;
}

void Node::pump(uint64_t now) {
  const bool isMoved = tailThen_.isBefore(log_.tail());
  if (isMoved) resendMs_ = kFirstResendMs;
  if (isMoved || !log_.tail().isBefore(cursor_)) {
    progressAt_ = now;
  } else if (now - progressAt_ > resendMs_) {
    // Sent, and nothing was heard for long: once more.
    cursor_ = log_.tail();
    progressAt_ = now;
    resendMs_ = resendMs_ > kLongestResendMs / 2 ? kLongestResendMs : resendMs_ * 2;
  }
  tailThen_ = log_.tail();
  while (uplink_.canPublish()) {
    const uint32_t boot = sentBoot_;
    const uint32_t seq = sentSeq_;
    LogPlace at = cursor_;
    size_t from = 0;
    size_t length = 0;
    if (fillMessage(at, from, length) == 0) return;
    if (!uplink_.publish(topics_.up, options_.memory + from, length, false)) {
      sentBoot_ = boot;
      sentSeq_ = seq;
      return;
    }
    cursor_ = at;
    log_.noteSent(at);
  }
}

void Node::onMessage(Span topic, Span payload) {
  if (topic.is(topics_.ack)) {
    const Acknowledgement ack = readAcknowledgement(payload.text, payload.length);
    if (!ack.isValid) return;
    log_.acknowledge(ack.boot, ack.seq);
    retry_.reset();
    if (ack.boot == log_.boot() && ack.seq > 0 && ack.seq <= log_.lastSeq()) isProven_ = true;
    return;
  }
  if (!topic.is(topics_.cmd)) return;
  const DesiredFirmware wanted = readDesiredFirmware(payload.text, payload.length);
  // The message is retained: it comes with every connection, and again while what it asks for is under way.
  if (!wanted.isThere || wanted.version <= options_.firmwareVersion || wanted.version == askedVersion_) return;
  askedVersion_ = wanted.version;
  hal_.update(wanted.url);
}

}  // namespace wattnode
