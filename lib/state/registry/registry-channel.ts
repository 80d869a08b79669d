/** Where PostgreSQL tells that the registry, its tokens or the rules have changed: `pg_notify` in the transaction that does it. */
export const REGISTRY_CHANNEL = "registry";
