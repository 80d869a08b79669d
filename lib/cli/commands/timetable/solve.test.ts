import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import { readSolution } from "#lib/timetable/format/read-solution.ts";
import { writeCtt } from "#lib/timetable/format/write-instance.ts";
import { practiceInstance } from "#lib/timetable/solve/practice-fixture.ts";
import { runCli } from "../../checks/run-cli.ts";
import { PROJECT_ROOT } from "../../world.ts";

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattbook-solve-"));
  file = join(folder, "practice.ctt");
  await writeFile(file, writeCtt(practiceInstance()));
});
afterAll(() => rm(folder, { recursive: true }));

const solution = (name: string) => join(folder, name);
const solve = (...args: string[]) => runCli(["timetable", "solve", ...args]);

describe("wattbook timetable solve", () => {
  it("writes a feasible plan, and the same again from the seed of its best chain and the iterations", async () => {
    const shared = ["--iterations", "30000", "--json"];
    const both = await solve(file, ...shared, "--seed", "4", "--chains", "2", "--output", solution("both.sol"));
    expect({ code: both.code, stderr: both.stderr }).toEqual({ code: 0, stderr: "" });
    const told = JSON.parse(both.stdout);
    expect(told).toMatchObject({ feasible: true, method: "sa", iterations: 30_000, repeats: true, interrupted: false });
    expect(told.chains.map(({ seed }: { seed: number }) => seed)).toEqual([4, 5]);
    expect(told.soft.total).toBe(Math.min(...told.chains.map(({ cost }: { cost: number }) => cost)));
    await solve(file, ...shared, "--seed", String(told.seed), "--chains", "1", "--output", solution("alone.sol"));
    const plan = await readFile(solution("both.sol"), "utf8");
    expect(await readFile(solution("alone.sol"), "utf8")).toBe(plan);
    const instance = practiceInstance();
    expect(evaluate(instance, readSolution(plan, "both.sol", instance)).soft.total).toBe(told.soft.total);
  });

  it("takes the seconds it is given, and tells how to have the same plan again", async () => {
    const { code, stdout, stderr } = await solve(
      ...[file, "--seconds", "2", "--chains", "1", "--method", "ga", "--output", solution("ga.sol")],
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/^\d+ children a chain fit into 2 s\n$/);
    expect(stdout).toMatch(/Hard violations +0\n/);
    expect(stdout).toMatch(/Genetic algorithm: seed 1, \d+ children in [\d.]+ s, [\d,]+ a second/);
    expect(stdout).toMatch(/Again: --method ga --chains 1 --seed 1 --iterations \d+|Cut short/);
    expect(existsSync(solution("ga.sol"))).toBe(true);
  });

  it("interrupted, writes the best so far and says so", async () => {
    const args = ["timetable", "solve", file, "--seconds", "600", "--chains", "1", "--output", solution("cut.sol")];
    const child = spawn(process.execPath, ["lib/cli/run.js", "wattbook", ...args], { cwd: PROJECT_ROOT });
    const exit = once(child, "exit");
    child.stderr.once("data", () => setTimeout(() => child.kill("SIGINT"), 300));
    const stdout = await text(child.stdout);
    expect(stdout).toContain("Interrupted: this is the best so far.");
    expect(stdout).toMatch(/Hard violations +0\n/);
    expect((await exit)[0]).toBe(0);
    expect(existsSync(solution("cut.sol"))).toBe(true);
  });

  it("says why an instance has no feasible plan, and writes nothing", async () => {
    const crowded = join(folder, "crowded.ctt");
    const instance = practiceInstance();
    await writeFile(crowded, writeCtt({ ...instance, rooms: instance.rooms.slice(0, 2) }));
    const { code, stdout, stderr } = await solve(crowded, "--output", solution("none.sol"));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      `Cannot solve ${crowded} as its 54 lectures do not fit into 2 rooms of 25 periods: add rooms or periods\n`,
    );
    expect(existsSync(solution("none.sol"))).toBe(false);
  });

  it("says that a day has too many periods for a search, in one line", async () => {
    const long = join(folder, "long.ctt");
    await writeFile(long, writeCtt({ ...practiceInstance(), name: "Long", slots: 30 }));
    const { code, stdout, stderr } = await solve(long, "--output", solution("long.sol"));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      "Cannot solve Long as a day has 30 periods, of at most 28: make them longer, so that there are fewer\n",
    );
  });

  it("writes no plan that breaks a hard rule where it finds no other", async () => {
    const triangle = join(folder, "triangle.ctt");
    const { courses, ...practice } = practiceInstance();
    const clash = [0, 1, 2].map((a) => [a, (a + 1) % 3]);
    await writeFile(
      triangle,
      writeCtt({
        ...practice,
        days: 1,
        slots: 2,
        courses: courses.slice(0, 3).map((course, c) => ({ ...course, lecturer: `t${c}`, lectures: 1, minDays: 1 })),
        curricula: clash.map((pair, q) => ({ id: `q${q}`, courses: pair })),
        unavailable: [[], [], []],
      }),
    );
    const { code, stderr } = await solve(triangle, "--iterations", "20000", "--output", solution("none.sol"));
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Cannot write .*none.sol as no feasible plan of .*triangle.ctt was found, the best has .*: give it/,
    );
    expect(existsSync(solution("none.sol"))).toBe(false);
  });
});
