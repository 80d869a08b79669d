import type { ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import type { Settings } from "#lib/core/settings.ts";
import type { Env } from "../env.ts";
import { PROJECT_ROOT } from "../world.ts";
import { startChild } from "./start-child.ts";

const NEXT = resolve(PROJECT_ROOT, "node_modules/next/dist/bin/next");

/** Starts `next build`. */
export function startNextBuild(env: Env): ChildProcess {
  return startChild([NEXT, "build"], { ...env, ...COMMON, NODE_ENV: "production" });
}

/** Starts the web server: what was built, or, with `dev`, the sources with hot reload. */
export function startNextServer({ home, host, port }: Settings, env: Env, dev: boolean): ChildProcess {
  const args = [NEXT, dev ? "dev" : "start", "--hostname", host, "--port", String(port)];
  const settings = { WATTBOOK_HOME: resolve(PROJECT_ROOT, home), HOST: host, PORT: String(port) };
  return startChild(args, { ...env, ...COMMON, ...settings, NODE_ENV: dev ? "development" : "production" });
}

const COMMON = { NEXT_TELEMETRY_DISABLED: "1" };
