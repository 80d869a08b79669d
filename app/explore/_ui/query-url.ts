import { CHART_KINDS, type ChartKind, type ChartSpec } from "#lib/plot/chart-spec.ts";

/** What the address of the page holds. */
export interface ExploreQuery {
  readonly sql: string;
  readonly chart?: ChartSpec | undefined;
}

/** Programs are known to cut links from about this length. [letters] */
export const LONG_LINK = 2000;

export function readQuery(search: URLSearchParams): ExploreQuery {
  const chart = readChart(search.get("chart"));
  return { sql: search.get("sql") ?? "", ...(chart ? { chart } : {}) };
}

/** The search part of the address for a query; language, theme and snapshot stay as they are. */
export function querySearch(current: string, { sql, chart }: ExploreQuery): string {
  const search = new URLSearchParams(current);
  search.delete("sql");
  search.delete("chart");
  if (sql.trim() !== "") search.set("sql", sql);
  if (chart) search.set("chart", chartText(chart));
  return search.size ? `?${search}` : "";
}

function chartText({ kind, x, y, colour }: ChartSpec): string {
  return [kind, x, y ?? "", colour ?? ""].map(encodeURIComponent).join(",").replace(/,+$/, "");
}

function readChart(text: string | null): ChartSpec | undefined {
  const [kind = "", x = "", y = "", colour = ""] = (text ?? "").split(",").map(decoded);
  if (!CHART_KINDS.includes(kind as ChartKind) || x === "" || (y === "" && kind !== "histogram")) return undefined;
  return { kind: kind as ChartKind, x, ...(y ? { y } : {}), ...(colour ? { colour } : {}) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
