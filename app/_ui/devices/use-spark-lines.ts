import { useEffect, useRef, useState } from "react";
import type { ListedDevice } from "./device-query.ts";
import type { SparkValues } from "./spark-path.ts";

type Lines = Readonly<Record<string, SparkValues>>;

/** A reader who scrolls by does not look. [ms] */
const PAUSE_MS = 120;

/** The last days of devices: those of the server, and of others that are in sight, fetched once they stay there. */
export function useSparkLines(rows: readonly ListedDevice[], served: Lines): Lines {
  const [fetched, setFetched] = useState<Lines>({});
  const asked = useRef(new Set<string>());
  const wanted = rows
    .filter(({ id, metric }) => metric !== null && served[id] === undefined && !asked.current.has(id))
    .map(({ id, metric }) => `${id}~${metric}`)
    .join("\n");
  useEffect(() => {
    if (wanted === "") return;
    const later = setTimeout(() => {
      const lines = wanted.split("\n").slice(0, 200);
      const search = new URLSearchParams(lines.map((line) => ["line", line]));
      for (const line of lines) asked.current.add(line.slice(0, line.lastIndexOf("~")));
      fetch(`/api/sparklines?${search}`)
        .then((response) => (response.ok ? (response.json() as Promise<Lines>) : {}))
        .then(
          (found) => setFetched((before) => ({ ...before, ...found })),
          () => undefined,
        );
    }, PAUSE_MS);
    return () => clearTimeout(later);
  }, [wanted]);
  return { ...fetched, ...served };
}
