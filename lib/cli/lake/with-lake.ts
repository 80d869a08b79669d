import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { type Lake, openLake } from "#lib/lake/lake.ts";
import { settingsOf } from "../settings-of.ts";
import { PROJECT_ROOT, type World } from "../world.ts";

/** Opens the lake of the settings for a piece of work, and closes it after. */
export async function withLake<T>(world: World, work: (lake: Lake) => Promise<T>): Promise<T> {
  const { home, siteTimeZone } = settingsOf(world);
  const lake = await openLake(home, await loadCatalogue(PROJECT_ROOT), siteTimeZone);
  try {
    return await work(lake);
  } finally {
    await lake.close();
  }
}
