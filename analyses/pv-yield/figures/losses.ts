import { energyUnit } from "#lib/core/energy-unit.ts";
import type { Figure } from "#lib/notebook/analysis.ts";
import type { Language } from "#lib/notebook/language.ts";
import { formatDecimal, formatNumber, signed } from "#lib/plot/number-format.ts";
import { waterfall } from "#lib/plot/waterfall.ts";
import type { LossStep, LossStepKind } from "#lib/pv/loss-steps.ts";
import type { State } from "../measures.ts";
import { roofs } from "../measures.ts";
import { CHAIN_INPUTS, CHAIN_QUERIES, chainLine, emptyRoofs, known } from "./shared.ts";

const NAMES: Readonly<Record<Language, Readonly<Record<LossStepKind, string>>>> = {
  en: {
    nominal: "Light on the horizontal",
    transposition: "Tilt and direction",
    rows: "Shade of rows",
    cover: "Reflection",
    temperature: "Temperature",
    soiling: "Soiling",
    shading: "Shading",
    snow: "Snow",
    mismatch: "Mismatch",
    wiring: "Wiring",
    connections: "Connections",
    degradation: "Light-induced",
    nameplate: "Nameplate",
    age: "Age",
    availability: "Availability",
    inverter: "Inverter",
    clipping: "Clipping",
    ac: "To the grid (AC)",
  },
  ko: {
    nominal: "수평면 일사",
    transposition: "경사·방위",
    rows: "열간 음영",
    cover: "반사",
    temperature: "온도",
    soiling: "오염",
    shading: "음영",
    snow: "적설",
    mismatch: "부정합",
    wiring: "배선",
    connections: "접속",
    degradation: "초기 열화",
    nameplate: "정격 오차",
    age: "경년",
    availability: "가동률",
    inverter: "인버터",
    clipping: "출력 제한",
    ac: "계통 송전(AC)",
  },
};

/** A smaller share than this is not drawn. [1] */
const SEEN = 0.0005;

export const losses: Figure<State> = {
  queries: CHAIN_QUERIES,
  inputs: CHAIN_INPUTS,
  serverWidth: 780,
  title: { en: "What is lost between sun and grid", ko: "햇빛에서 계통까지의 손실" },
  unit: {
    en: (state) => `${unitOf(state).name} a year and share of what reaches the step · ${chainLine(state)}`,
    ko: (state) => `연간 ${unitOf(state).name}, 각 단계에 들어온 양에 대한 비율 · ${chainLine(state)}`,
  },
  alt: {
    en: (state) => `Waterfall from light on the horizontal to AC energy. The largest loss: ${largestText(state)}.`,
    ko: (state) => `수평면 일사에서 교류 전력량까지의 폭포그림. 가장 큰 손실: ${largestText(state)}.`,
  },
  empty: (state) => {
    if (state.inputs.chain === "v5") return emptyRoofs(state);
    return {
      en: "Losses are told step by step for PVWatts v5: choose it above.",
      ko: "단계별 손실은 PVWatts v5로만 나눌 수 있습니다. 위에서 v5를 고르세요.",
    };
  },
  draw: (state, { width }) => {
    const { kwh } = unitOf(state);
    return waterfall(
      shown(state)
        .filter(isSeen)
        .map(({ kind, kwh: value, share }) => {
          const number = formatNumber(value / kwh, state.language);
          const percent = share === undefined ? "" : ` (${shareText(share, state)})`;
          const isTotal = isEnd(kind);
          return {
            key: kind,
            name: NAMES[state.language][kind],
            value: known(value === 0 ? 0 : value / kwh),
            label: isTotal ? number : `${signed(number, value)}${percent}`,
            isTotal,
          };
        }),
      { width },
    );
  },
  table: (state) => ({
    columns: {
      en: ["Step", "Energy kWh", "Share of what reaches it %"],
      ko: ["단계", "에너지 kWh", "들어온 양 대비 %"],
    }[state.language],
    rows: shown(state).map(({ kind, kwh, share }) => [
      NAMES[state.language][kind],
      known(kwh),
      share === undefined ? null : known(100 * share),
    ]),
    value: 1,
  }),
};

/** What reads as nothing is not drawn; the table has it. */
function isSeen({ share }: ShownStep): boolean {
  return share === undefined || Math.abs(share) >= SEEN;
}

interface ShownStep extends LossStep {
  /** Of what reaches the step. [1] */
  readonly share?: number;
}

/** The steps that do something, and what share of what reaches it each adds. */
export function shown(state: State): ShownStep[] {
  let left = 0;
  return (roofs(state)?.steps ?? []).flatMap((step): ShownStep[] => {
    const before = left;
    if (isEnd(step.kind)) left = step.kwh;
    else left += step.kwh;
    if (isEnd(step.kind)) return [step];
    // Rounding leaves a trace where nothing happens.
    return Math.abs(step.kwh) < 1e-9 * before ? [] : [{ ...step, share: step.kwh / before }];
  });
}

/** What a step is called, for those who hover over it. */
export function stepName(kind: string, language: Language): string | undefined {
  return NAMES[language][kind as LossStepKind];
}

export function shareText(share: number, { language }: Pick<State, "language">): string {
  return `${signed(formatDecimal(100 * share, language, 1), share)} %`;
}

function isEnd(kind: LossStepKind): boolean {
  return kind === "nominal" || kind === "ac";
}

function unitOf(state: State) {
  return energyUnit(Math.max(0, ...(roofs(state)?.steps ?? []).map(({ kwh }) => kwh)));
}

/** The step that takes most. */
export function largestLoss(state: State): ShownStep | undefined {
  return shown(state)
    .filter(({ share, kwh }) => share !== undefined && kwh < 0)
    .sort((a, b) => a.kwh - b.kwh)[0];
}

function largestText(state: State): string {
  const step = largestLoss(state);
  return step ? `${NAMES[state.language][step.kind]} ${shareText(step.share as number, state)}` : "–";
}
