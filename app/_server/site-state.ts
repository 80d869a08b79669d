import { readSettings } from "#lib/core/settings.ts";
import { openState, type State } from "#lib/state/open-state.ts";
import { siteHome } from "./site.ts";

const shared = globalThis as typeof globalThis & { wattbookState?: State };

/** The one database of this process; on globalThis, because a hot reload would open another. */
export function siteState(): State {
  const { databaseUrl } = readSettings(process.env);
  shared.wattbookState ??= openState({
    home: siteHome(),
    databaseUrl,
    onError: (error) => console.error("The database:", error.message),
  });
  return shared.wattbookState;
}
