import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { checkAnalyses } from "#lib/notebook/check.ts";
import { withLake } from "../lake/with-lake.ts";
import { PROJECT_ROOT, type World } from "../world.ts";

export default function check(command: Command, world: World): void {
  command
    .description(
      "Check every analysis: languages, units, alt texts, inputs that round-trip through the URL, and what its prose claims by the newest data.",
    )
    .option("--json", "write the result as JSON")
    .action(async ({ json }: { json?: true }) => {
      const { out, err } = world;
      const analyses = await withLake(world, async (lake) => {
        const head = await lake.head();
        return checkAnalyses(PROJECT_ROOT, head === null ? undefined : await lake.snapshot(head));
      });
      const problems = analyses.flatMap((analysis) => analysis.problems);
      if (json) out.write(`${JSON.stringify(analyses, undefined, 2)}\n`);
      else for (const problem of problems) out.write(`${problem}\n`);
      if (analyses.length === 0) throw new UserError("Cannot check anything as there is no folder in analyses/");
      const counted = `${analyses.length} ${analyses.length === 1 ? "analysis" : "analyses"}`;
      if (problems.length > 0) {
        throw new UserError(`${problems.length} of the claims of ${counted} do not hold: mend what is listed`);
      }
      for (const { slug, unjudged } of analyses) {
        if (unjudged === undefined) err.write(`${slug}: its claims were not judged, as the lake is empty.\n`);
        else if (unjudged.length > 0) err.write(`${slug}: not judged, as data are missing: ${unjudged.join(", ")}.\n`);
      }
      if (!json) out.write(`${counted}: all that is checked holds.\n`);
    });
}
