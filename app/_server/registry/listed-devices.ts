import { listDevices } from "#lib/state/registry/list-devices.ts";
import { askedDevices } from "./asked-devices.ts";
import { askedOfRegistry } from "./asked-of-registry.ts";

/** The devices that an address asks for. */
export async function listedDevices(request: Request): Promise<Response> {
  const asked = askedDevices(new URL(request.url).searchParams);
  if (asked instanceof Response) return asked;
  return askedOfRegistry(async (state) => {
    const { devices, total } = await listDevices(state, asked);
    return Response.json(
      { devices, total, offset: asked.offset, limit: asked.limit },
      { headers: { "cache-control": "no-cache" } },
    );
  });
}
