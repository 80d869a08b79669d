import { glob } from "node:fs/promises";
import { type Cruise, cruise, ROOMS } from "./cruise.ts";

/** Every fault found in who imports whom, as one line each; one is that the search missed a module. */
export async function layerFaults(root: string): Promise<string[]> {
  const found = await cruise(root);
  return [
    ...found.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`),
    ...(await missedModules(root, found)),
  ];
}

async function missedModules(root: string, { modules }: Cruise): Promise<string[]> {
  const seen = new Set(modules.map(({ source }) => source));
  const faults: string[] = [];
  for await (const path of glob(`{${ROOMS.join(",")}}/**/*.{ts,tsx}`, { cwd: root })) {
    const module = path.replaceAll("\\", "/");
    if (!seen.has(module)) faults.push(`not looked at: ${module}`);
  }
  return faults;
}
