import { monthAt, monthIndex } from "#lib/core/month.ts";

/** A region of one of the three levels. */
export interface Node {
  readonly level: "nation" | "province" | "municipality";
  readonly code: string;
}

/** One contract type: all that its forecasts need. */
export interface ForecastTask {
  /** The contract type, or total. */
  readonly partition: string;
  readonly firstMonth: string;
  /** The nation, its provinces, then their municipalities. */
  readonly nodes: readonly Node[];
  /** Index of each node's parent, −1 for the nation. */
  readonly parents: readonly number[];
  /** Use by node and month, NaN where missing. [kWh] */
  readonly values: readonly Float64Array[];
  /** Months to forecast, as indices into the values. */
  readonly origins: readonly number[];
  /** National load by month, to borrow a season from. [GWh] */
  readonly national?: { readonly firstMonth: string; readonly gwh: Float64Array; readonly source: string };
  readonly [key: string]: unknown;
}

type Read = (sql: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>[]>;

interface Cell {
  readonly month: string;
  readonly region_code: string;
  readonly contract: string;
  readonly kwh: number | null;
}

/** Share of a month's hours that must be there before its energy counts. */
const LEAST_COVERAGE = 0.98;

/** A task for each contract type, and one for their sum. A sum leaves missing cells out; with none at all it is missing. */
export async function forecastTasks(read: Read, targets: number): Promise<ForecastTask[]> {
  const cells = (await read(
    `SELECT strftime(month, '%Y-%m') AS month, region_code, coalesce(contract, 'total') AS contract, sum(kwh) AS kwh
     FROM regional_usage GROUP BY GROUPING SETS ((month, region_code, contract), (month, region_code)) ORDER BY ALL`,
  )) as unknown as Cell[];
  if (cells.length === 0) return [];
  const national = await nationalLoad(read);
  const byContract = Map.groupBy(cells, ({ contract }) => contract);
  return [...byContract.keys()].sort().map((contract) => {
    const tree = treeOf(byContract.get(contract) as Cell[]);
    return {
      partition: contract,
      ...tree,
      origins: originsOf(tree.values[0]!, targets),
      ...(national ? { national } : {}),
    };
  });
}

function treeOf(cells: readonly Cell[]) {
  const months = cells.map(({ month }) => monthIndex(month));
  const first = Math.min(...new Set(months));
  const length = Math.max(...new Set(months)) - first + 1;
  const municipalities = [...new Set(cells.map(({ region_code }) => region_code))].sort();
  const provinces = [...new Set(municipalities.map((code) => code.slice(0, 2)))].sort();
  const nodes: Node[] = [
    { level: "nation", code: "KR" },
    ...provinces.map((code) => ({ level: "province" as const, code })),
    ...municipalities.map((code) => ({ level: "municipality" as const, code })),
  ];
  const at = new Map(nodes.map(({ code }, i) => [code, i]));
  const parents = nodes.map(({ level, code }) =>
    level === "nation" ? -1 : level === "province" ? 0 : at.get(code.slice(0, 2))!,
  );
  const values = nodes.map(() => new Float64Array(length).fill(Number.NaN));
  for (const { month, region_code, kwh } of cells) {
    if (kwh === null) continue;
    const t = monthIndex(month) - first;
    for (let node = at.get(region_code)!; node >= 0; node = parents[node]!) {
      const before = values[node]![t]!;
      values[node]![t] = (Number.isNaN(before) ? 0 : before) + kwh;
    }
  }
  return { firstMonth: monthAt(first), nodes, parents, values };
}

/** The last months that have data, but for the first of all: nothing comes before it. */
function originsOf(nation: Float64Array, targets: number): number[] {
  const present = [...nation.keys()].filter((t) => !Number.isNaN(nation[t]!));
  return present.slice(1).slice(-targets);
}

async function nationalLoad(read: Read): Promise<ForecastTask["national"]> {
  const rows = (await read(
    `SELECT strftime(month, '%Y-%m') AS month, energy_gwh, coverage, source FROM national_load_month ORDER BY month`,
  )) as unknown as { month: string; energy_gwh: number | null; coverage: number; source: string }[];
  const full = rows.filter(({ coverage, energy_gwh }) => coverage >= LEAST_COVERAGE && energy_gwh !== null);
  const [firstRow, lastRow] = [full[0], full.at(-1)];
  if (!firstRow || !lastRow) return undefined;
  const first = monthIndex(firstRow.month);
  const gwh = new Float64Array(monthIndex(lastRow.month) - first + 1).fill(Number.NaN);
  for (const { month, energy_gwh } of full) gwh[monthIndex(month) - first] = energy_gwh as number;
  const source = `${lastRow.source}, ${firstRow.month} to ${lastRow.month}`;
  return { firstMonth: firstRow.month, gwh, source };
}
