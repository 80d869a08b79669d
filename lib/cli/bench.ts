import { glob } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BenchReport, createBenchTally, type LeaveOut } from "./bench-tally.ts";
import { PROJECT_ROOT } from "./world.ts";

/** What a `*.bench.ts` or `*.soak.ts` exports by default. */
type Bench = (report: BenchReport, leaveOut: LeaveOut) => Promise<void>;

/** `npm run soak` runs what takes an hour, `npm run bench` the rest. */
const kind = process.env.npm_lifecycle_event === "soak" ? "soak" : "bench";
const [filter = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const tally = createBenchTally(console.log, process.argv.includes("--without-data"));
const found = await Array.fromAsync(glob(`{app,lib,analyses,data}/**/*.${kind}.ts`, { cwd: PROJECT_ROOT }));
const paths = found.filter((path) => path.includes(filter)).sort();

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}\n`,
);
for (const path of paths) {
  console.log(path);
  const { default: bench }: { default: Bench } = await import(pathToFileURL(join(PROJECT_ROOT, path)).href);
  await bench(tally.report, tally.leaveOut);
}
const { lines, exitCode } = tally.end();
if (lines.length > 0) console.log(`\n${lines.join("\n")}`);
process.exitCode = exitCode;
if (paths.length === 0) {
  console.error(`Cannot measure anything as no *.${kind}.ts has «${filter}» in its path: there are ${found.length}`);
  process.exitCode = 1;
}
