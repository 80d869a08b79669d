import { parseRule } from "./parse-rule.ts";
import type { Rule } from "./rule.ts";

const WRITTEN = [
  {
    id: "meter-silent",
    name: { en: "Meter is silent", ko: "계량기 수신 중단" },
    severity: 500,
    on: { devices: { kind: "meter" } },
    when: { type: "silence", for: "15m" },
    off_delay: "1m",
  },
  {
    id: "weather-silent",
    name: { en: "Weather station is silent", ko: "기상 관측기 수신 중단" },
    severity: 300,
    on: { devices: { kind: "weather" } },
    when: { type: "silence", for: "30m" },
    off_delay: "1m",
  },
  {
    id: "room-silent",
    name: { en: "Room sensor is silent", ko: "실내 센서 수신 중단" },
    // A broken network makes an alarm of every room: to be enabled where that is wanted.
    enabled: false,
    severity: 300,
    on: { devices: { kind: "room" } },
    when: { type: "silence", for: "1h" },
    off_delay: "1m",
  },
  {
    id: "out-of-range",
    name: { en: "Value beyond its range", ko: "등록 범위를 벗어난 값" },
    severity: 400,
    on: { devices: "*" },
    when: { type: "range" },
    on_delay: "5m",
    off_delay: "5m",
  },
  {
    id: "over-rated-power",
    name: { en: "Power above the rating", ko: "정격 초과 전력" },
    severity: 700,
    on: { devices: "*", metric: "power_w" },
    when: { type: "above", rated_pct: 110 },
    on_delay: "5m",
    off_delay: "10m",
    re_alarm: "1d",
  },
  {
    id: "room-near-rating",
    name: { en: "Room near its rated power", ko: "정격에 가까운 실내 전력" },
    severity: 200,
    on: { devices: { kind: "room" }, metric: "power_w" },
    when: { type: "above", rated_pct: 70 },
    on_delay: "10m",
    off_delay: "15m",
    deadband: 50,
  },
  {
    id: "room-hot",
    name: { en: "Room is hot", ko: "실내 과열" },
    severity: 500,
    on: { devices: { kind: "room" }, metric: "temp_c" },
    when: { type: "above", limit: 32 },
    on_delay: "15m",
    off_delay: "15m",
    deadband: 1,
  },
  {
    id: "room-air",
    name: { en: "Air in a room is used up", ko: "실내 공기질 저하" },
    severity: 300,
    on: { devices: { kind: "room" }, metric: "co2_ppm" },
    when: { type: "above", limit: 1500 },
    on_delay: "20m",
    off_delay: "10m",
    deadband: 200,
  },
  {
    id: "apart-from-twin",
    name: { en: "Device parts from its twin", ko: "디지털 트윈과의 괴리" },
    severity: 400,
    on: { devices: "*", metric: "temp_c" },
    when: { type: "residual", limit: 3 },
    on_delay: "30m",
    off_delay: "30m",
    deadband: 1,
  },
];

/**
 * The rules that a new site begins with: few, with delays that a flicker does not pass.
 *
 * @returns Rules, by what they watch; the registry says which devices these are.
 */
export function defaultRules(): Rule[] {
  return WRITTEN.map(parseRule);
}
