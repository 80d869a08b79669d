const KEY = "wattbook.explore.history";
const KEPT = 50;

/** The queries run in this browser, the newest first. */
export function keptQueries(storage: Storage): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

/** Puts a query first; one that was there moves up. */
export function keepQuery(storage: Storage, sql: string): string[] {
  const queries = [sql, ...keptQueries(storage).filter((each) => each !== sql)].slice(0, KEPT);
  try {
    storage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // A full or forbidden storage costs the history, not the query.
  }
  return queries;
}

export function clearQueries(storage: Storage): void {
  storage.removeItem(KEY);
}
