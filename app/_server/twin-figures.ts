import type { Language } from "#lib/notebook/language.ts";
import { type BandSheet, bandLine } from "#lib/plot/band-line.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { svgText } from "#lib/plot/svg-text.ts";
import { twinMessages } from "../_ui/devices/messages-twin.ts";
import type { ShownFigure } from "./alarm-figure.ts";
import type { TwinView } from "./device-twin.ts";

const SERVED_WIDTH = 1000;
const DAY_MS = 86_400_000;

/** The device beside its twin, and below it what lies between. */
export function twinFigures(
  twin: TwinView,
  { language, zone, now, days }: { language: Language; zone: string; now: number; days: number },
): { readonly real: ShownFigure; readonly residual: ShownFigure } {
  const say = twinMessages(language);
  const { metric, unit, points, partedSince, changes, outliers, unusual } = twin;
  const axis = { from: now - days * DAY_MS, to: now, zone, language };
  const unitText = unit === null || unit === "1" ? "" : `, ${unit}`;
  const moments = partedSince === null || partedSince < axis.from ? [] : [{ at: partedSince, text: say.parted }];
  const spans = partedSince === null ? [] : [{ from: partedSince, to: now }];
  const real: BandSheet = {
    ...axis,
    ...{ points, moments, spans },
    label: `${metric}${unitText}`,
    valueLabel: say.real,
    expectedLabel: say.expected,
  };
  const difference = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
  const found = [
    ...changes.map((at) => ({ at, text: say.levelChange })),
    ...(outliers?.spells ?? []).map(({ from }) => ({ at: Math.max(from, axis.from), text: say.outlier })),
    ...unusual.map(({ from }) => ({ at: Math.max(from, axis.from), text: say.unusual })),
  ];
  const residual: BandSheet = {
    ...axis,
    ...{ moments: [...moments, ...found], spans, height: 170 },
    points: points.map(({ at, value, expected, low, high }) => ({
      at,
      value: difference(value, expected),
      expected: expected === null ? null : 0,
      low: difference(low, expected),
      high: difference(high, expected),
    })),
    label: `${say.residual}${unitText}`,
    valueLabel: say.residualLabel,
  };
  const count = formatNumber(days, language, 3);
  return {
    real: { sheet: real, svg: svgText(bandLine(real, SERVED_WIDTH)), alt: say.realAlt(metric, count) },
    residual: { sheet: residual, svg: svgText(bandLine(residual, SERVED_WIDTH)), alt: say.residualAlt(metric, count) },
  };
}
