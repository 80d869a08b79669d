import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";
import { UserError } from "#lib/core/user-error.ts";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The Chromium of this machine: that of CHROMIUM_PATH, one installed, or Playwright's own; undefined where there is none.
 *
 * @throws {UserError} If CHROMIUM_PATH names no program.
 */
export function installedChromium(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return chosen(env.CHROMIUM_PATH) ?? onPath(env.PATH) ?? [chromium.executablePath()].find(isExecutable);
}

function chosen(path: string | undefined): string | undefined {
  if (!path || isExecutable(path)) return path || undefined;
  throw new UserError(`Cannot use CHROMIUM_PATH as it must name a program that can be run: current value is ${path}`);
}

function onPath(path = ""): string | undefined {
  const found = path.split(delimiter).flatMap((folder) => COMMANDS.map((name) => join(folder, name)));
  return [...found, ...ELSEWHERE].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
