import { resolve } from "node:path";
import { readSettings, type Settings } from "#lib/core/settings.ts";
import { PROJECT_ROOT, type World } from "./world.ts";

/** Options that stand in for settings on the command line. */
export interface SettingOptions {
  readonly host?: string;
  readonly port?: string;
}

/** The settings of a run: options before environment before defaults, the home as an absolute path. */
export function settingsOf({ env }: World, { host, port }: SettingOptions = {}): Settings {
  const settings = readSettings({ ...env, HOST: host ?? env.HOST, PORT: port ?? env.PORT });
  return { ...settings, home: resolve(PROJECT_ROOT, settings.home) };
}
