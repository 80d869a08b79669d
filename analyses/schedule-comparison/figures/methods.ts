import * as Plot from "@observablehq/plot";
import benchmark from "#data/reference/timetabling-benchmark.json" with { type: "json" };
import type { Figure } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { keyed } from "#lib/plot/keyed.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatDecimal } from "#lib/plot/number-format.ts";
import { type MeasuredInstance, meanCost } from "#lib/timetable/cost/benchmark-table.ts";
import type { State } from "../measures.ts";

/** Methods that were measured, in the order in which they are told. */
const METHODS = [
  {
    key: "sa",
    name: { en: "simulated annealing", ko: "담금질 기법" },
    colour: "var(--theme-foreground-focus)",
    symbol: "circle",
  },
  { key: "ga", name: { en: "genetic algorithm", ko: "유전 알고리즘" }, colour: "var(--category-2)", symbol: "square" },
] as const satisfies readonly { key: "sa" | "ga"; name: Text; colour: string; symbol: string }[];

/** What the benchmark measured. */
export const INSTANCES: readonly MeasuredInstance[] = benchmark.instances;

const ROW = 22;

/** A run that found no feasible plan. */
const NONE = { en: "none", ko: "없음" } as const;

export const methods: Figure<State> = {
  // Its numbers are of instances that everybody has, not of the lake.
  queries: [],
  serverWidth: 1176,
  title: {
    en: "Why annealing: both methods on the international benchmark",
    ko: "담금질을 쓰는 이유: 국제 벤치마크에서 두 방법",
  },
  unit: {
    en: `soft cost by UD2, logarithmic, least is best; mean of the runs that found a plan; │ best known · ${basis("en")}`,
    ko: `UD2 소프트 벌점, 로그 눈금, 작을수록 좋음, 안을 찾은 실행의 평균, │ 알려진 최선 · ${basis("ko")}`,
  },
  alt: {
    en: `Dots of the cost that each method reached: ${said("en")}.`,
    ko: `두 방법이 도달한 벌점의 점그림: ${said("ko")}.`,
  },
  draw: ({ language }, { width }) => {
    const rows = INSTANCES.flatMap((each) =>
      METHODS.map((method) => ({ ...each, method, value: meanCost(each[method.key]) + 1 })),
    ).filter(({ value }) => Number.isFinite(value));
    const names = INSTANCES.map(({ instance }) => instance);
    const ticks = [0, 1, 10, 100, 1000, 10_000];
    const most = Math.max(10, ...rows.map(({ value }) => value), ...INSTANCES.map(({ bestKnown }) => bestKnown + 1));
    const marginLeft = Math.max(...names.map(textWidth)) + 12;
    return {
      width,
      height: names.length * ROW + 60,
      ...{ marginLeft, marginRight: 16, marginTop: 30, marginBottom: 28 },
      // A cost of zero has its place, too.
      x: { type: "log", domain: [1, most * 1.2], axis: null },
      y: { type: "band", domain: names, axis: null, padding: 0.2 },
      symbol: { type: "identity" } as never,
      marks: [
        Plot.ruleX(
          ticks.filter((tick) => tick + 1 <= most * 1.2),
          { x: (tick: number) => tick + 1, stroke: "var(--theme-foreground-faintest)" },
        ),
        Plot.tickX(INSTANCES, {
          x: ({ bestKnown }: MeasuredInstance) => bestKnown + 1,
          y: "instance",
          stroke: "var(--theme-foreground)",
          strokeWidth: 2,
        }),
        ...METHODS.map(({ key, colour, symbol }) => {
          const own = rows.filter(({ method }) => method.key === key);
          return Plot.dot(own, {
            ...{ x: "value", y: "instance", r: 4.5, symbol, fill: colour, stroke: "var(--theme-background)" },
            ...keyed(own, ({ instance }) => `${instance} ${key}`),
          });
        }),
        Plot.text(names, {
          y: (name: string) => name,
          frameAnchor: "left",
          dx: -8,
          textAnchor: "end",
          text: (name: string) => name,
          fill: "var(--theme-foreground-muted)",
        }),
        Plot.text(
          ticks.filter((tick) => tick + 1 <= most * 1.2),
          {
            x: (tick: number) => tick + 1,
            frameAnchor: "bottom",
            dy: 16,
            text: String,
            fill: "var(--theme-foreground-muted)",
          },
        ),
        ...METHODS.map(({ name, colour, symbol }, i) =>
          Plot.text([`${symbol === "circle" ? "●" : "■"} ${name[language]}`], {
            ...{ text: (text: string) => text, frameAnchor: "top-left", dy: -22, fontWeight: 600, fill: colour },
            dx: 4 - marginLeft + i * (textWidth(METHODS[0].name[language]) + 28),
          }),
        ),
      ],
    };
  },
  table: ({ language }) => ({
    columns: {
      en: ["Instance", "Best known", "Annealing, mean", "Genetic, mean", "Annealing, seeds", "Genetic, seeds"],
      ko: ["인스턴스", "알려진 최선", "담금질 평균", "유전 평균", "담금질 시드별", "유전 시드별"],
    }[language],
    rows: INSTANCES.map(({ instance, bestKnown, sa, ga }) => [
      ...[instance, bestKnown],
      ...[sa, ga].map((costs) => (Number.isFinite(meanCost(costs)) ? meanCost(costs) : null)),
      ...[sa, ga].map((costs) => costs.map((cost) => cost ?? NONE[language]).join(", ")),
    ]),
    value: 2,
  }),
};

/** What the mark of an instance and method says. */
export function explainMethod(key: string, { language }: State): readonly string[] | undefined {
  const [name, kind] = key.split(" ");
  const [measured, method] = [
    INSTANCES.find(({ instance }) => instance === name),
    METHODS.find((each) => each.key === kind),
  ];
  if (!measured || !method) return undefined;
  const costs = measured[method.key].map((cost) => cost ?? NONE[language]).join(", ");
  return [
    `${measured.instance}, ${method.name[language]}`,
    { en: `cost ${costs}; best known ${measured.bestKnown}`, ko: `벌점 ${costs}, 알려진 최선 ${measured.bestKnown}` }[
      language
    ],
  ];
}

function basis(language: "en" | "ko"): string {
  const { seconds, seeds, date, machine } = benchmark;
  const [sa, ga] = [seeds.sa.length, seeds.ga.length];
  const counts = {
    en:
      sa === ga ? (sa === 1 ? "one seed" : `${sa} seeds`) : `${sa} seeds of annealing, ${ga} of the genetic algorithm`,
    ko: sa === ga ? `시드 ${sa}개` : `시드 담금질 ${sa}개, 유전 ${ga}개`,
  };
  return {
    en: `ITC-2007, ${seconds} s of processor time a run, ${counts.en} · ${date}, ${machine}`,
    ko: `ITC-2007, 실행당 프로세서 시간 ${seconds}초, ${counts.ko} · ${date}, ${machine}`,
  }[language];
}

function said(language: "en" | "ko"): string {
  return INSTANCES.map(({ instance, bestKnown, sa, ga }) => {
    const [annealing, genetic] = [sa, ga].map((costs) => formatDecimal(meanCost(costs), language, 0));
    return {
      en: `${instance} ${annealing} and ${genetic}, best known ${bestKnown}`,
      ko: `${instance} ${annealing}, ${genetic}, 알려진 최선 ${bestKnown}`,
    }[language];
  }).join("; ");
}
