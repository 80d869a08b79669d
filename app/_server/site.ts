import path from "node:path";
import { readSettings } from "#lib/core/settings.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { openLake } from "#lib/lake/lake.ts";

/** The folder the server was started in: the project's. */
export function projectFolder(): string {
  return process.cwd();
}

/** The folder of all state. */
export function siteHome(): string {
  return path.resolve(/* turbopackIgnore: true */ projectFolder(), readSettings(process.env).home);
}

const shared = globalThis as typeof globalThis & { wattbookLake?: Promise<Lake> };

/** The one lake of this process; on globalThis, because a hot reload would open another. A failure is not kept. */
export function siteLake(): Promise<Lake> {
  shared.wattbookLake ??= openSiteLake().catch((cause: unknown) => {
    delete shared.wattbookLake;
    throw cause;
  });
  return shared.wattbookLake;
}

async function openSiteLake(): Promise<Lake> {
  const catalogue = await loadCatalogue(projectFolder());
  const { siteTimeZone } = readSettings(process.env);
  return openLake(siteHome(), catalogue, siteTimeZone);
}
