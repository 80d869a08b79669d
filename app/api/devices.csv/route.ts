import { exportRegistry } from "#lib/state/registry/csv/export-registry.ts";
import { askedOfRegistry } from "../../_server/registry/asked-of-registry.ts";
import { CSV } from "../../_server/registry/listed-devices.ts";

/** The whole registry as CSV, ready to be imported. */
export function GET(): Promise<Response> {
  return askedOfRegistry(async (state) => new Response(await exportRegistry(state), { headers: CSV }));
}
