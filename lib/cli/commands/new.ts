import type { Command } from "commander";
import { scaffoldAnalysis } from "#lib/notebook/scaffold.ts";
import { PROJECT_ROOT, type World } from "../world.ts";

export default function scaffold(command: Command, { out }: World): void {
  command
    .description("Write the folder of a new analysis, one that passes all checks.")
    .argument("<slug>", "its name in the URL: lower-case words with hyphens, such as roof-yield")
    .action(async (slug: string) => {
      for (const file of await scaffoldAnalysis(PROJECT_ROOT, slug)) out.write(`${file}\n`);
      out.write(`Open http://localhost:3000/analyses/${slug} with \`npm run dev\`, and edit these files.\n`);
    });
}
