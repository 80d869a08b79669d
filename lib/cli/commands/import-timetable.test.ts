import { expect, it } from "vitest";
import { runCli } from "../checks/run-cli.ts";

it.each([
  [["--rooms", "r.csv"], "Cannot import a timetable as no file is named: give an instance, or --courses and --rooms\n"],
  [["a.ctt", "--rooms", "r.csv"], "Cannot import a.ctt with --rooms as it has that itself: give one of the two\n"],
  [
    ["--courses", "c.csv", "--rooms", "r.csv", "--plan", "p.sol"],
    "Cannot take --plan with CSV files: give the plan in force as --lectures\n",
  ],
])("wattbook import timetable %j is refused in one line, and exits 1", async (args, stderr) => {
  expect(await runCli(["import", "timetable", ...args], { WATTBOOK_HOME: "/nowhere" })).toEqual({
    code: 1,
    stdout: "",
    stderr,
  });
});
