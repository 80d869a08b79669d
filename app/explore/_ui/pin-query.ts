import { type ExploreQuery, querySearch } from "./query-url.ts";

/** Freezes a query with its rows and chart, or finds the pin that is there: its path. */
export async function pinQuery(query: ExploreQuery, snapshot: string): Promise<string> {
  const chart = new URLSearchParams(querySearch("", query)).get("chart");
  const response = await fetch("/api/pins/query", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sql: query.sql, snapshot, ...(chart ? { chart } : {}) }),
  });
  if (!response.ok) throw new Error(`/api/pins/query answered ${response.status}`);
  return ((await response.json()) as { url: string }).url;
}
