import { backtest } from "./backtest.ts";
import { mstlHere } from "./mstl-fixture.ts";
import { forecastPanel, type Panel } from "./panel.ts";
import { seasonalProfile } from "./seasonal-profile.ts";
import { standardModels } from "./standard-models.ts";

const FIRST_MONTH = 2020 * 12;
const REGIONS = 229;
const MONTHS = 60;
const ORIGINS = 24;

/** Noise without randomness: the fractional part of a large multiple, spread over −0.5 to 0.5. */
const noise = (i: number, t: number) => ((Math.sin(i * 127.1 + t * 311.7) * 43758.5453) % 1) / 2;

function syntheticPanel(): Panel {
  const values = Array.from({ length: REGIONS }, (_, i) => {
    const size = Math.exp(10 + 4 * noise(i, 0));
    let level = 0;
    return Float64Array.from({ length: MONTHS }, (_, t) => {
      level += 0.04 * noise(i, t + 1);
      const season = 0.1 * Math.cos((2 * Math.PI * t) / 12) + 0.05 * Math.cos((4 * Math.PI * t) / 12);
      return size * Math.exp(level + season + 0.04 * noise(t + 1, i));
    });
  });
  return { ids: values.map((_, i) => `region ${i}`), values, seasonLength: 12, firstMonth: FIRST_MONTH };
}

export default async function backtestSpeed(
  report: (name: string, value: number, unit: string, target?: string) => void,
): Promise<void> {
  const panel = syntheticPanel();
  const nation = Float64Array.from({ length: 48 }, (_, t) => panel.values.reduce((sum, series) => sum + series[t]!, 0));
  const models = standardModels({ mstl: mstlHere(), profile: seasonalProfile(nation, FIRST_MONTH, "the panel's sum") });
  forecastPanel({ ...panel, values: panel.values.slice(0, 20) }, 48, 1, models);

  let start = performance.now();
  forecastPanel(panel, 48, 1, models);
  report("229 regions, one origin, all models, one thread", (performance.now() - start) / 1000, "s", "< 2");

  for (const model of models(panel)) {
    start = performance.now();
    for (const series of panel.values) model.forecast(series.slice(0, 48), { seasonLength: 12, horizon: 1 });
    report(`${model.name}, 48 months: time a series`, (performance.now() - start) / REGIONS, "ms");
  }

  start = performance.now();
  const origins = Array.from({ length: ORIGINS }, (_, i) => MONTHS - ORIGINS + i);
  for (const _ of backtest(panel, { origins, horizon: 1, models }));
  report("229 regions, 24 origins, all models, one thread", (performance.now() - start) / 1000, "s", "< 60");
}
