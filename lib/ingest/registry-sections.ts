import type { KnownTokens } from "#lib/broker/identity/credentials.ts";
import { desiredStates } from "#lib/state/registry/desired-states.ts";
import { knownTokens } from "#lib/state/tokens/known-tokens.ts";
import type { RegistrySection } from "./registry-cache.ts";

/** Who may connect, and which devices there are. */
export const tokenSection: RegistrySection<KnownTokens> = { name: "tokens", load: knownTokens };

/** What devices should be, by device. */
export const desiredSection: RegistrySection<Record<string, Record<string, unknown>>> = {
  name: "desired",
  load: desiredStates,
};
