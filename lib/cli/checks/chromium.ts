import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { UserError } from "#lib/core/user-error.ts";
import { installedChromium } from "#lib/notebook/print/installed-chromium.ts";
import type { Env } from "../env.ts";
import { PROJECT_ROOT } from "../world.ts";
import { aptInstall, isDebianRoot } from "./debian.ts";

const DOWNLOAD_LIMIT_MS = 300_000;

/**
 * Finds a Chromium for the journeys, else brings one: Playwright's own, or, as root on Debian, its package. Korean needs a
 * font: it is installed where the same rights allow it.
 */
export function findChromium(env: Env, say: (line: string) => void): string {
  const path = installedChromium(env) ?? playwrights(env, say) ?? debians(env, say);
  if (path === undefined) {
    throw new UserError(
      "Cannot run the journeys as no Chromium was found, nor could one be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one",
    );
  }
  say(`Chromium: ${path}`);
  if (!hasKoreanFont() && isDebianRoot()) aptInstall(["fonts-noto-cjk"], say);
  return path;
}

function playwrights(env: Env, say: (line: string) => void): string | undefined {
  say("No Chromium is installed: trying Playwright's own download.");
  const program = join(PROJECT_ROOT, "node_modules/playwright/cli.js");
  spawnSync(process.execPath, [program, "install", "chromium"], { stdio: "ignore", timeout: DOWNLOAD_LIMIT_MS });
  return installedChromium(env);
}

function debians(env: Env, say: (line: string) => void): string | undefined {
  if (!isDebianRoot()) return undefined;
  aptInstall(["chromium", "fonts-noto-cjk"], say);
  return installedChromium(env);
}

function hasKoreanFont(): boolean {
  const { status, stdout } = spawnSync("fc-list", [":lang=ko", "family"], { encoding: "utf8" });
  return status === 0 && stdout.trim() !== "";
}
