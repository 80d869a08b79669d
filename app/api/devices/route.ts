import { readDevice } from "#lib/state/registry/read-device.ts";
import { createDevice } from "#lib/state/registry/write-device.ts";
import { changedInRegistry, told, writingOf } from "../../_server/registry/asked-of-registry.ts";
import { importDevices } from "../../_server/registry/import-devices.ts";
import { listedDevices } from "../../_server/registry/listed-devices.ts";

/** The devices: `?q=…&status=…&kind=…&place=…&sort=…&limit=…&offset=…`. */
export function GET(request: Request): Promise<Response> {
  return listedDevices(request);
}

/** Makes a device; or takes a CSV file of the registry: `?dry_run=1` says what it would change. */
export function POST(request: Request): Promise<Response> {
  if (/^text\/csv\b/i.test(request.headers.get("content-type") ?? "")) return importDevices(request);
  return changedInRegistry(request, "{id, kind, name_en, name_ko, place_id, …}", async (state, sent) => {
    const { id } = await createDevice(state, sent, writingOf(request));
    const { json, etag } = await readDevice(state, id);
    return told(json, etag, 201, { location: `/api/devices/${encodeURIComponent(id)}` });
  });
}
