import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "./test-lake.ts";

/** A small project with its files, which goes when the test ends. Returns its root. */
export async function temporaryProject(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await temporaryFolder();
  const manifest = { type: "module", imports: { "#lib/*": "./lib/*" } };
  await writeFiles(root, { "package.json": JSON.stringify(manifest), ...files });
  return root;
}

/** Writes files, each of which gets a newer time than it had. */
export async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
}

/** A dataset definition as a file of data/datasets. */
export function datasetFile(name: string, extra = ""): string {
  return `export const dataset = {
    name: "${name}", rowIs: "meter × hour",
    columns: {
      meter: { type: "VARCHAR", meaning: "Meter." },
      hour: { type: "INTEGER", meaning: "Hour." },
      load_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Energy.", nullable: true },
      ${extra}
    },
    key: ["meter", "hour"], sort: ["meter", "hour"],
  };`;
}
