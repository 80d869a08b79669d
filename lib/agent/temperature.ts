import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Where Linux shows temperatures. */
const THERMAL = "/sys/class/thermal";
const PACKAGE = /^(x86_pkg_temp|cpu[-_]?thermal|cpu-?\d*-?thermal|soc[-_]?thermal|k10temp|TCPU)$/;

/** Temperature of the processor under Linux; null where nothing tells it. [°C] */
export async function processorTemperature(root: string = THERMAL): Promise<number | null> {
  for (const name of (await readdir(root).catch(() => [])).sort()) {
    const read = (file: string) => readFile(path.join(root, name, file), "utf8").catch(() => "");
    if (!PACKAGE.test((await read("type")).trim())) continue;
    const text = (await read("temp")).trim();
    const celsius = Number(text) / 1000;
    if (text !== "" && celsius > -50 && celsius < 150) return celsius;
  }
  return null;
}
