import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";
import { UserError } from "#lib/core/user-error.ts";
import type { Env } from "../env.ts";
import { PROJECT_ROOT } from "../world.ts";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const DOWNLOAD_LIMIT_MS = 300_000;
const INSTALL_LIMIT_MS = 900_000;

/**
 * Finds a Chromium for the journeys, else brings one: that of CHROMIUM_PATH, one installed, Playwright's own, or, as root
 * on Debian, its package. Korean needs a font: it is installed where the same rights allow it.
 */
export function findChromium(env: Env, say: (line: string) => void): string {
  const path = chosen(env) ?? installed(env) ?? playwrights(say) ?? debians(env, say);
  if (path === undefined) {
    throw new UserError(
      "Cannot run the journeys as no Chromium was found, nor could one be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one",
    );
  }
  say(`Chromium: ${path}`);
  if (!hasKoreanFont() && isDebianRoot()) aptInstall(["fonts-noto-cjk"], say);
  return path;
}

function chosen({ CHROMIUM_PATH }: Env): string | undefined {
  if (!CHROMIUM_PATH) return undefined;
  if (isExecutable(CHROMIUM_PATH)) return CHROMIUM_PATH;
  throw new UserError(
    `Cannot use CHROMIUM_PATH as it must name a program that can be run: current value is ${CHROMIUM_PATH}`,
  );
}

function installed({ PATH = "" }: Env): string | undefined {
  const onPath = PATH.split(delimiter).flatMap((folder) => COMMANDS.map((name) => join(folder, name)));
  return [...onPath, ...ELSEWHERE].find(isExecutable);
}

function playwrights(say: (line: string) => void): string | undefined {
  const path = chromium.executablePath();
  if (isExecutable(path)) return path;
  say("No Chromium is installed: trying Playwright's own download.");
  const program = join(PROJECT_ROOT, "node_modules/playwright/cli.js");
  const { status } = spawnSync(process.execPath, [program, "install", "chromium"], {
    stdio: "ignore",
    timeout: DOWNLOAD_LIMIT_MS,
  });
  return status === 0 && isExecutable(path) ? path : undefined;
}

function debians(env: Env, say: (line: string) => void): string | undefined {
  if (!isDebianRoot()) return undefined;
  aptInstall(["chromium", "fonts-noto-cjk"], say);
  return installed(env);
}

function aptInstall(packages: readonly string[], say: (line: string) => void): void {
  say(`Installing with apt-get: ${packages.join(" ")}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", ...packages]]) {
    const { status, stderr } = spawnSync("apt-get", args, { env, encoding: "utf8", timeout: INSTALL_LIMIT_MS });
    if (status !== 0) say(`apt-get ${args[0]} failed: ${stderr.trim().split("\n").at(-1) ?? ""}`);
  }
}

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

function hasKoreanFont(): boolean {
  const { status, stdout } = spawnSync("fc-list", [":lang=ko", "family"], { encoding: "utf8" });
  return status === 0 && stdout.trim() !== "";
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
