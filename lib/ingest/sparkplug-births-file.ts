import { readFile } from "node:fs/promises";
import path from "node:path";
import { SparkplugBirths } from "#lib/broker/codecs/sparkplug/births.ts";
import { writeDurably } from "#lib/lake/store/durable.ts";
import { makeDurableFolder } from "./make-durable-folder.ts";
import { messageOfLine, toMessageJson } from "./raw-message-json.ts";

const fileOf = (home: string) => path.join(home, "ingest", "sparkplug-births.ndjson");

/** What Sparkplug devices told of themselves so far. */
export async function readSparkplugBirths(home: string): Promise<SparkplugBirths> {
  const text = await readFile(fileOf(home), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return SparkplugBirths.from(text.split("\n").flatMap((line) => messageOfLine(line) ?? []));
}

/** Keeps it for the next process: to be done before the segments that said it are removed. */
export async function writeSparkplugBirths(home: string, births: SparkplugBirths): Promise<void> {
  const folder = path.join(home, "ingest", "tmp");
  await makeDurableFolder(folder);
  const lines = births.messages().map((message) => `${JSON.stringify(toMessageJson(message))}\n`);
  await writeDurably(fileOf(home), lines.join(""), folder);
}
