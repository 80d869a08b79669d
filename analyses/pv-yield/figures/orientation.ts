import type { Figure } from "#lib/notebook/analysis.ts";
import { arrayWords } from "#lib/notebook/array-words.ts";
import { sequentialClasses } from "#lib/plot/classes.ts";
import { contour } from "#lib/plot/contour.ts";
import { formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import { withPoints } from "#lib/plot/with-points.ts";
import type { Mount } from "#lib/pv/pv-array.ts";
import { roofs, type State } from "../measures.ts";
import { known, orientationText, skyLine } from "./shared.ts";
import { isFixed, rackSweep, sweep } from "./sweep.ts";

/** Shares of the best at which isolines run. */
const SHARES = sequentialClasses([0.5, 0.6, 0.7, 0.8, 0.9, 0.95]);

export const orientation: Figure<State> = {
  queries: ["orientation", "place", "built"],
  inputs: ["roofs"],
  serverWidth: 780,
  title: { en: "Which way modules should face", ko: "모듈은 어디를 향해야 하는가" },
  unit: {
    en: (state) =>
      [
        "yield of an open rack as a share of the best, PVWatts v5; dots: our fixed arrays by kWp",
        ...skyLine(state),
      ].join(" · "),
    ko: (state) =>
      ["개방형 거치대 발전량의 최적 대비 비율, PVWatts v5. 점: 우리 고정식 어레이(크기는 kWp)", ...skyLine(state)].join(
        " · ",
      ),
  },
  alt: {
    en: (state) => `Contours of yield by direction and tilt. The best is ${bestText(state)}.`,
    ko: (state) => `방위각과 경사각별 발전량의 등고선. 최적은 ${bestText(state)}입니다.`,
  },
  empty: (state) => {
    if (rackSweep(state)) return undefined;
    return {
      en: "The sweep of this weather is still to be computed: `wattbook derive` does it.",
      ko: "이 기상자료의 방향별 계산이 아직 없습니다. `wattbook derive`로 계산합니다.",
    };
  },
  legend: ({ language }) => ({
    label: { en: "share of the best", ko: "최적 대비" }[language],
    colours: SHARES.colours,
    bounds: SHARES.bounds.map((bound) => formatPercent(bound, language, 0)),
  }),
  draw: (state, { width }) => {
    const { language } = state;
    const swept = rackSweep(state);
    const { tilts = [], azimuths = [], kwh = [], best } = swept ?? {};
    const share = (value: number | undefined) => (value ?? Number.NaN) / (best?.kwh ?? Number.NaN);
    // North stands at both ends.
    const grid = { x: [...azimuths, 360], y: tilts, z: kwh.map((row) => [...row, row[0]].map(share)) };
    const degrees = (value: number) => `${formatNumber(value, language)}°`;
    const options = contour(grid, {
      width,
      classes: SHARES,
      xLabel: { en: "azimuth from north, south is 180°", ko: "북에서 잰 방위각, 남쪽은 180°" }[language],
      yLabel: { en: "tilt", ko: "경사각" }[language],
      xTick: degrees,
      yTick: degrees,
      isoline: (bound) => formatPercent(bound, language, 0),
      here: best && { x: best.azimuth, y: best.tilt, label: `${formatNumber(best.kwh, language, 4)} kWh/kWp` },
    });
    return withPoints(options, pointsOf(state));
  },
  table: (state) => {
    const [mount, tilt, azimuth] = { en: ["Mount", "Tilt °", "Azimuth °"], ko: ["설치", "경사각 °", "방위각 °"] }[
      state.language
    ] as [string, string, string];
    const { mounts } = arrayWords(state.language);
    return {
      columns: [mount, tilt, azimuth, { en: "Yield kWh/kWp", ko: "발전량 kWh/kWp" }[state.language]],
      rows: state.rows.orientation.map((row) => [
        mounts[row.mount as Mount] ?? row.mount,
        row.tilt_deg,
        row.azimuth_deg,
        known(row.kwh_kwp),
      ]),
      value: 3,
    };
  },
};

/** Fixed arrays that face the same way are one point. */
function pointsOf(state: State) {
  const fixed = (roofs(state)?.arrays ?? []).filter(({ pv }) => isFixed(pv.mount));
  const same = Map.groupBy(fixed, ({ pv }) => `${pv.tilt} ${pv.azimuth}`);
  return [...same].map(([key, [first, ...others]]) => ({
    key,
    x: first!.pv.azimuth,
    y: first!.pv.tilt,
    weight: [first!, ...others].reduce((sum, { pv }) => sum + pv.kwp, 0),
  }));
}

function bestText(state: State): string {
  const best = sweep(state).get("rack")?.best;
  return best
    ? `${orientationText(best.tilt, best.azimuth, state.language)}, ${formatNumber(best.kwh, state.language, 4)} kWh/kWp`
    : "–";
}
