/**
 * Units by the suffix that a metric's name ends in: `power_w` is in watts. The longest suffix that fits counts, so that
 * `speed_m_per_s` is no time.
 */
export const METRIC_UNITS: Readonly<Record<string, string>> = {
  w: "W",
  kw: "kW",
  va: "VA",
  kva: "kVA",
  var: "var",
  kvar: "kvar",
  wh: "Wh",
  kwh: "kWh",
  vah: "VAh",
  varh: "varh",
  kvarh: "kvarh",
  v: "V",
  mv: "mV",
  a: "A",
  ma: "mA",
  hz: "Hz",
  c: "°C",
  k: "K",
  pct: "%",
  ratio: "1",
  deg: "°",
  lx: "lx",
  w_per_m2: "W/m²",
  wh_per_m2: "Wh/m²",
  ppm: "ppm",
  ppb: "ppb",
  ug_per_m3: "µg/m³",
  g_per_m3: "g/m³",
  pa: "Pa",
  hpa: "hPa",
  kpa: "kPa",
  m: "m",
  mm: "mm",
  mm_per_h: "mm/h",
  m_per_s: "m/s",
  m3: "m³",
  m3_per_h: "m³/h",
  l: "L",
  l_per_min: "L/min",
  s: "s",
  ms: "ms",
  h: "h",
  g: "g",
  kg: "kg",
  db: "dB",
  dbm: "dBm",
  count: "1",
};

/** Longest name of a metric. [letters] */
const LONGEST_NAME = 64;

/** Names of metrics: words in snake case, the last of which are a unit. */
export const METRIC_NAME: RegExp = new RegExp(
  `^(?=.{1,${LONGEST_NAME}}$)[a-z][a-z0-9]*(?:_[a-z0-9]+)*?_(${Object.keys(METRIC_UNITS)
    .sort((a, b) => b.length - a.length)
    .join("|")})$`,
);

/**
 * The unit that the name of a metric ends in.
 *
 * @param metric Name, such as `power_w`.
 * @returns The unit's symbol, such as W; undefined where the name has no known unit, or is no metric's name.
 */
export function metricUnit(metric: string): string | undefined {
  const suffix = METRIC_NAME.exec(metric)?.[1];
  return suffix === undefined ? undefined : METRIC_UNITS[suffix];
}
