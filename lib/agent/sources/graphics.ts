import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Found } from "./power-source.ts";

/** A graphics card now; null is unknown. */
export interface Card {
  readonly index: number;
  readonly name: string;
  readonly watts: number | null;
  readonly tempC: number | null;
}

/** A program on a card. */
export interface CardUser {
  readonly index: number;
  readonly pid: number;
  /** Share of the card's processors that it kept busy; null where the driver does not say. */
  readonly busyPct: number | null;
}

/** NVIDIA's graphics cards, by the driver's own tool. It throws, in one line, where it is not answered. */
export interface Graphics {
  /** All that there are; it throws too where one that told its power does so no more. */
  cards(): Promise<Card[]>;
  users(): Promise<CardUser[]>;
}

const TIMEOUT_MS = 5000;

/** Finds NVIDIA's cards; `command` is its tool, by name or path. */
export async function findGraphics(command = "nvidia-smi"): Promise<Found<Graphics>> {
  const ask = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(command, args, { timeout: TIMEOUT_MS }).catch((cause: unknown) => {
      throw new Error(`graphics: ${failure(command, args, cause as NodeJS.ErrnoException)}`, { cause });
    });
    return stdout;
  };
  const told = new Set<number>();
  const cards = async () => {
    const now = readCards(await ask("--query-gpu=index,name,power.draw,temperature.gpu", CSV));
    const telling = new Set(now.filter(({ watts }) => watts !== null).map(({ index }) => index));
    // One that told its power still draws some.
    for (const index of told)
      if (!telling.has(index)) throw new Error(`graphics: card ${index} does not tell its power any more`);
    for (const index of telling) told.add(index);
    return now;
  };
  const users = async () => readUsers(await ask("pmon", "-c", "1", "-s", "u"));
  try {
    if ((await cards()).some(({ watts }) => watts !== null)) return { found: { cards, users } };
    return { missing: `graphics: ${command} tells no power of any card` };
  } catch (error) {
    return { missing: (error as Error).message };
  }
}

function failure(command: string, [what]: readonly string[], { code }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return `there is no ${command}`;
  return `${command}${what === "pmon" ? " pmon" : ""} fails (${code ?? "no answer"})`;
}

const CSV = "--format=csv,noheader,nounits";

function readCards(text: string): Card[] {
  return rows(text).flatMap((line) => {
    const [index = "", name = "", watts = "", temp = ""] = line.split(",").map((cell) => cell.trim());
    if (!/^\d+$/.test(index)) return [];
    return [{ index: Number(index), name, watts: numberIn(watts), tempC: numberIn(temp) }];
  });
}

/** Lines such as `0  4242  C  97  40  -  -  python`; a card that nobody uses has a line of dashes. */
function readUsers(text: string): CardUser[] {
  return rows(text).flatMap((line) => {
    const [index = "", pid = "", , busy = ""] = line.trim().split(/\s+/);
    if (!/^\d+$/.test(index) || !/^\d+$/.test(pid)) return [];
    return [{ index: Number(index), pid: Number(pid), busyPct: numberIn(busy) }];
  });
}

function rows(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/** A number, or null for `[N/A]`, `[Not Supported]`, `-` and the like. */
function numberIn(text: string): number | null {
  return text === "" || !Number.isFinite(Number(text)) ? null : Number(text);
}
