// A virtual device: the node's core on Linux, with a flash in a file and libmosquitto.
#include "faulty-uplink.h"
#include "mosquitto-uplink.h"
#include "socket-uplink.h"
#include "virtual-hal.h"
#include <signal.h>
#include <stdio.h>
#include <time.h>

using namespace wattnode;

static volatile sig_atomic_t isAsked = 0;

static void onSignal(int) { isAsked = 1; }

static void sleepMs(long ms) {
  const timespec time = {ms / 1000, ms % 1000 * 1000000};
  nanosleep(&time, nullptr);
}

/** Runs until all is measured and acknowledged, or until a signal. */
static void run(const Options& options, VirtualHal& hal, ReadingLog& log, Node& node, LinuxUplink& network, FaultyUplink& uplink) {
  while (!isAsked) {
    uplink.setOffline(hal.measured() < options.offlineUntil);
    const bool isDone = options.readings > 0 && hal.measured() >= options.readings;
    const bool isOff = uplink.state() == Uplink::State::Off;
    // Time may not run away from a network that is slower than it.
    const bool isBehind = !isOff && log.pending() > log.capacity() / 2;
    network.waitFor(hal.isVirtual() && !isDone && !isBehind ? 0 : 2);
    if (isDone && log.pending() == 0) return;
    if (isDone) {
      node.tickWithoutSampling();
      if (isOff) sleepMs(1);
      hal.pass(isOff ? 100 : 2);
      continue;
    }
    node.tick();
    if (!hal.isVirtual()) {
      if (isOff) sleepMs(20);
    } else if (!isBehind) {
      hal.pass(node.schedule().waitMs(hal.uptimeMs()));
    }
  }
}

int main(int count, char** words) {
  Options options;
  if (!readOptions(count, words, options)) return 2;
  signal(SIGINT, onSignal);
  signal(SIGTERM, onSignal);
  signal(SIGPIPE, SIG_IGN);
  FileFlash flash(options.sectors, options.isSynced, options.flashEio, options.flashFlip);
  if (!flash.open(options.flash)) {
    fprintf(stderr, "Cannot use %s as flash: it cannot be opened or written.\n", options.flash);
    return 1;
  }
  static ReadingLog log(flash);
  if (!log.mount()) {
    fputs("Cannot keep a log in the flash as it is too small: give it more --sectors.\n", stderr);
    return 1;
  }
  const uint32_t found = log.pending();
  VirtualHal hal(options, flash);
  hal.begin(log.energyMwh());
  const Topics topics(options.site, options.device);
  MosquittoUplink mosquitto(options, topics);
  SocketUplink socket(options, topics);
  LinuxUplink& network = options.isOwnMqtt ? static_cast<LinuxUplink&>(socket) : mosquitto;
  FaultyUplink uplink(network, options);
  static char memory[4096];
  const uint32_t floor = static_cast<uint32_t>(hal.nowMs() / 60000 - 26297280);
  const NodeOptions node_options = {options.site, options.device, "1.0.0", options.firmwareVersion, "power-on", 0xFF, options.periodMs,
                                    floor,        1577836800000ull, memory, sizeof memory};
  Node node(node_options, topics, hal, log, uplink);
  node.begin();
  run(options, hal, log, node, network, uplink);
  log.saveMark();
  uplink.leave();
  printf("{\"boot\":%u,\"found\":%u,\"measured\":%u,\"pending\":%u,\"dropped\":%u,\"broken\":%u,\"wear\":%u,\"connects\":%u,\"cuts\":%u,\"flash_faults\":%u,\"updates\":%u,\"wanted\":\"%s\"}\n",
         log.boot(), found, hal.measured(), log.pending(), log.dropped(), log.broken(), log.wear(), uplink.tries(), uplink.cuts(), flash.faults(),
         hal.updates(), hal.wanted());
  return 0;
}
