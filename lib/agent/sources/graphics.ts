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

/** NVIDIA's graphics cards, by the driver's own tool. */
export interface Graphics {
  cards(): Promise<Card[]>;
  users(): Promise<CardUser[]>;
}

const TIMEOUT_MS = 5000;

/** Finds NVIDIA's cards; `command` is its tool, by name or path. */
export async function findGraphics(command = "nvidia-smi"): Promise<Found<Graphics>> {
  const ask = async (...args: string[]) => (await promisify(execFile)(command, args, { timeout: TIMEOUT_MS })).stdout;
  const cards = async () => readCards(await ask("--query-gpu=index,name,power.draw,temperature.gpu", CSV));
  const users = async () => readUsers(await ask("pmon", "-c", "1", "-s", "u"));
  try {
    if ((await cards()).some(({ watts }) => watts !== null)) return { found: { cards, users } };
    return { missing: `graphics: ${command} tells no power of any card` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? `there is no ${command}` : `${command} fails (${code ?? "no answer"})`;
    return { missing: `graphics: ${why}` };
  }
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
