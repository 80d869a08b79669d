import { glob } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PROJECT_ROOT } from "./world.ts";

/** Says one figure: its name, its value, the unit, and what it shall be, as `< 60`. */
type Report = (name: string, value: number, unit: string, target?: string) => void;

/** What a `*.bench.ts` or `*.soak.ts` exports by default. */
type Bench = (report: Report) => Promise<void>;

function misses(value: number, target: string): boolean {
  const [, sign, bound] = /^([<>])\s*([\d.]+)/.exec(target) ?? [];
  return sign === "<" ? !(value < Number(bound)) : sign === ">" && !(value > Number(bound));
}

/** `npm run soak` runs what takes an hour, `npm run bench` the rest. */
const kind = process.env.npm_lifecycle_event === "soak" ? "soak" : "bench";
const filter = process.argv[2] ?? "";
const found = await Array.fromAsync(glob(`{app,lib,analyses,data}/**/*.${kind}.ts`, { cwd: PROJECT_ROOT }));
const paths = found.filter((path) => path.includes(filter)).sort();

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}\n`,
);
for (const path of paths) {
  console.log(path);
  const { default: bench }: { default: Bench } = await import(pathToFileURL(join(PROJECT_ROOT, path)).href);
  await bench((name, value, unit, target = "") => {
    const figure = `${value.toLocaleString("en", { maximumSignificantDigits: 4 })} ${unit}`;
    console.log(`  ${name.padEnd(60)} ${figure.padStart(16)}  ${target}${misses(value, target) ? "  missed" : ""}`);
  });
}
if (paths.length === 0) {
  console.error(`Cannot measure anything as no *.${kind}.ts has «${filter}» in its path: there are ${found.length}`);
  process.exitCode = 1;
}
