import { readFile } from "node:fs/promises";
import path from "node:path";

/** The `@font-face` rules that a text needs, each with its file inside it; rules of other letters are left out. */
export async function embeddedFonts(cssFile: string, text: string): Promise<string> {
  const css = await readFile(cssFile, "utf8");
  const letters = new Set(Array.from(text, (letter) => letter.codePointAt(0) as number));
  const rules = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
  const needed = rules.filter((rule) => rangesOf(rule).some(([from, to]) => hasBetween(letters, from, to)));
  return (await Promise.all(needed.map((rule) => embedded(rule, path.dirname(cssFile))))).join("\n");
}

function rangesOf(rule: string): [number, number][] {
  const said = /unicode-range:([^;}]*)/i.exec(rule)?.[1];
  if (said === undefined) return [[0, 0x10ffff]];
  return Array.from(said.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi), ([, from = "", to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ]);
}

function hasBetween(letters: ReadonlySet<number>, from: number, to: number): boolean {
  for (const letter of letters) if (letter >= from && letter <= to) return true;
  return false;
}

async function embedded(rule: string, folder: string): Promise<string> {
  const file = /url\(['"]?([^'")]+\.woff2)['"]?\)/.exec(rule)?.[1];
  if (!file) return "";
  const bytes = await readFile(path.join(folder, file));
  return rule.replace(/src:[^;]*;/, `src: url(data:font/woff2;base64,${bytes.toString("base64")}) format("woff2");`);
}
