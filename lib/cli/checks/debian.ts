import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const INSTALL_LIMIT_MS = 900_000;

/** Installs Debian packages; what cannot be installed is said. */
export function aptInstall(packages: readonly string[], say: (line: string) => void): void {
  say(`Installing with apt-get: ${packages.join(" ")}.`);
  // At run level 1 Debian does not start the services that it installs.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", ...packages]]) {
    const { status, stderr } = spawnSync("apt-get", args, { env, encoding: "utf8", timeout: INSTALL_LIMIT_MS });
    if (status !== 0) say(`apt-get ${args[0]} failed: ${stderr.trim().split("\n").at(-1) ?? ""}`);
  }
}

/** True where packages may be installed: as root on Debian. */
export function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}
