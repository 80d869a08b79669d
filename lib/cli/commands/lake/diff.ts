import type { Command } from "commander";
import type { RowGroup } from "#lib/lake/diff/row-groups.ts";
import type { DatasetDiff } from "#lib/lake/diff.ts";
import { diffSnapshots } from "#lib/lake/diff.ts";
import { withLake } from "../../lake/with-lake.ts";
import { wholeNumber } from "../../whole-number.ts";
import type { World } from "../../world.ts";

export default function lakeDiff(command: Command, world: World): void {
  command
    .description("Say what differs between two snapshots: cells restated, rows added and removed, dataset by dataset.")
    .argument("<was>", "a snapshot, or the first digits of its name: `lake log` lists them")
    .argument("[is]", "the snapshot to compare it with; the newest without it")
    .option(
      "--limit <n>",
      "how many restated cells, and groups of added and of removed rows, to name per dataset",
      wholeNumber(0, 1_000_000),
      20,
    )
    .option("--json", "write what differs as JSON")
    .action(async (was: string, is: string | undefined, { limit, json }: { limit: number; json?: true }) => {
      const { before, after, datasets } = await withLake(world, async (lake) => {
        const [before, after] = await Promise.all([lake.snapshot(was), lake.snapshot(is)]);
        const diffs = await diffSnapshots(lake, before.id, after.id, { limit, groups: limit, signal: world.signal });
        const datasets = [...diffs].sort((a, b) => Number(a.isDerived) - Number(b.isDerived));
        return { before: before.id, after: after.id, datasets };
      });
      if (json) {
        world.out.write(`${JSON.stringify({ was: before, is: after, datasets }, undefined, 2)}\n`);
        return;
      }
      for (const diff of datasets) world.out.write(`${diffLines(diff).join("\n")}\n`);
      if (datasets.length === 0) world.err.write("Nothing differs: both snapshots hold the same rows.\n");
    });
}

function diffLines(diff: DatasetDiff): string[] {
  const counts = [
    [diff.restatedCells, "cell", "restated"],
    [diff.addedRows, "row", "added"],
    [diff.removedRows, "row", "removed"],
    [diff.redescribedRows, "row", "with another source or publication date only"],
  ] as const;
  const said = counts.flatMap(([count, noun, what]) =>
    count > 0 ? `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"} ${what}` : [],
  );
  const rest = diff.restatedCells - diff.cells.length;
  return [
    `${diff.dataset}${diff.isDerived ? " (computed)" : ""}: ${said.join(", ")}`,
    ...diff.cells.map(
      ({ key, column, was, is, unit }) =>
        `  ${Object.values(key).join(" ")} ${column}: ${valueText(was)} → ${valueText(is)}${unit ? ` ${unit}` : ""}`,
    ),
    ...(rest > 0 ? [`  and ${rest.toLocaleString("en")} more: --limit names more`] : []),
    ...groupLines(diff.added, "+", diff.addedRows),
    ...groupLines(diff.removed, "-", diff.removedRows),
  ];
}

function groupLines(groups: readonly RowGroup[], sign: string, all: number): string[] {
  const rest = all - groups.reduce((sum, { rows }) => sum + rows, 0);
  const lines = groups.map(({ key, rows, span }) => {
    const name = [...Object.values(key), ...(span ? [`from ${span[0]} to ${span[1]}`] : [])].join(" ");
    return `  ${sign} ${name}: ${rows.toLocaleString("en")} row${rows === 1 ? "" : "s"}`;
  });
  return rest > 0
    ? [...lines, `  ${sign} and ${rest.toLocaleString("en")} more rows: --limit names more groups`]
    : lines;
}

function valueText(value: number | null): string {
  return value === null ? "missing" : String(value);
}
