import type { Codec } from "./codec.ts";

/** What devices and their makers' software say of themselves, to each other or to be told: no telemetry by its topic. */
const TOPICS = [
  /^campus\/v1\/[^/]+\/(dev|gw)\/[^/]+\/(ack|cmd|birth|lwt)$/,
  /^(wattbook|tele|stat|cmnd|tasmota|homeassistant|esphome)\//,
  // ESPHome's and Shelly's: availability, log, commands, and the states of what is no sensor.
  /^[^/]+\/(status|online|debug|rpc|events)(\/|$)/,
  /^[^/]+\/[a-z_]+\/[^/]+\/(state|command|config)$/,
];

/** Messages that are not looked into. */
export const housekeeping: Codec = {
  takes: (levels) => TOPICS.some((topic) => topic.test(levels.join("/"))),
  read: () => undefined,
};
