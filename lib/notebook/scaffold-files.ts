/** The files of a new analysis by name: monthly use of one contract type, to be replaced piece by piece. */
export function scaffoldFiles(slug: string): Readonly<Record<string, string>> {
  const words = slug.replaceAll("-", " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return {
    "README.md": readme(title),
    "analysis.ts": analysis(slug, title),
    "inputs.ts": INPUTS,
    "queries.ts": QUERIES,
    "values.ts": VALUES,
    "figures/use.ts": FIGURE,
    "use.sql": SQL,
    "notebook.en.mdx": `<Standfirst>
Over <Value name="months" /> months the nation used <Value name="total" />.
</Standfirst>

<Sources />

<Inputs />

<Figure name="use" />
`,
    "notebook.ko.mdx": `<Standfirst>
<Value name="months" />개월 동안 전국은 <Value name="total" />를 썼습니다.
</Standfirst>

<Sources />

<Inputs />

<Figure name="use" />
`,
  };
}

function readme(title: string): string {
  return `# ${title}

**Question.** How much electricity is used, month by month?

**Answer.** The page's first line states it from the snapshot that is shown.

**Data and its faults.** \`regional_usage\`: months that were not published are gaps, never zero.

**Method.** Sums over all municipalities.

**Limits.** Meters are read over about thirty days, so a month's use is shifted against the calendar.
`;
}

function analysis(slug: string, title: string): string {
  return `import { defineAnalysis } from "#lib/notebook/analysis.ts";
import { use } from "./figures/use.ts";
import { inputs } from "./inputs.ts";
import { queries } from "./queries.ts";
import { values } from "./values.ts";

export const analysis = defineAnalysis({
  slug: "${slug}",
  title: { en: "${title}", ko: "${title} 분석" },
  question: { en: "How much electricity is used, month by month?", ko: "전력은 달마다 얼마나 쓰이는가?" },
  inputs,
  queries,
  figures: { use },
  values,
});
`;
}

const INPUTS = `import contracts from "#data/reference/contracts.json" with { type: "json" };
import { choice } from "#lib/notebook/input.ts";

const CONTRACTS = [
  { value: "total", label: { en: "All types", ko: "전체" } },
  ...contracts.contracts.map(({ code, en, ko }) => ({ value: code, label: { en, ko } })),
];

export const inputs = {
  contract: choice({ en: "Contract type", ko: "계약종별" }, CONTRACTS, { initial: "total" }),
};
`;

const QUERIES = `export const queries = {
  use: { month: "VARCHAR", kwh: "DOUBLE?" },
} as const;
`;

const SQL = `-- One row a month: use of the chosen contract type over all municipalities.
SELECT strftime(month, '%Y-%m') AS month, sum(kwh) AS kwh
FROM regional_usage
WHERE $contract = 'total' OR contract = $contract
GROUP BY 1
ORDER BY 1
`;

const VALUES = `import type { LiveValue, PageState } from "#lib/notebook/analysis.ts";
import { formatEnergy } from "#lib/plot/number-format.ts";
import type { inputs } from "./inputs.ts";
import type { queries } from "./queries.ts";

export type State = PageState<typeof inputs, typeof queries>;

/** The numbers that the prose binds. */
export function values({ rows, language }: State): Readonly<Record<string, LiveValue>> {
  const known = rows.use.flatMap(({ kwh }) => kwh ?? []);
  const total = known.length ? known.reduce((sum, kwh) => sum + kwh, 0) : null;
  return {
    months: { text: String(known.length), query: "use" },
    total: { text: formatEnergy(total, language), query: "use" },
  };
}
`;

const FIGURE = `import type { Figure } from "#lib/notebook/analysis.ts";
import { intervalHistory } from "#lib/plot/interval-history.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { State } from "../values.ts";

const NONE = { forecast: null, lo80: null, hi80: null, lo95: null, hi95: null };

export const use: Figure<State> = {
  queries: ["use"],
  serverWidth: 1176,
  title: { en: "Use by month", ko: "월별 사용량" },
  unit: { en: "TWh a month, Asia/Seoul", ko: "월 TWh, Asia/Seoul" },
  alt: {
    en: ({ rows }) => \`Line of the nation's use over \${rows.use.length} months.\`,
    ko: ({ rows }) => \`\${rows.use.length}개월 동안의 전국 사용량 선그림.\`,
  },
  empty: ({ rows }) =>
    rows.use.some(({ kwh }) => kwh !== null) ? undefined : { en: "There is no data yet.", ko: "아직 자료가 없습니다." },
  draw: ({ rows, language }, { width }) =>
    intervalHistory(
      rows.use.map(({ month, kwh }) => ({ ...NONE, month, actual: kwh })),
      {
        width,
        language,
        target: "",
        tick: (kwh) => formatNumber(kwh / 1e9, language, 2),
        actualLabel: { en: "measured, TWh", ko: "실적, TWh" }[language],
        forecastLabel: "",
        missingLabel: { en: "no data", ko: "자료 없음" }[language],
      },
    ),
  table: ({ rows, language }) => ({
    columns: { en: ["Month", "Use kWh"], ko: ["월", "사용량 kWh"] }[language],
    rows: rows.use.map(({ month, kwh }) => [month, kwh]),
  }),
};
`;
