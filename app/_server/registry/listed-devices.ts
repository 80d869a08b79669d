import { exportRegistry } from "#lib/state/registry/csv/export-registry.ts";
import { listDevices } from "#lib/state/registry/list-devices.ts";
import { askedDevices } from "./asked-devices.ts";
import { askedOfRegistry } from "./asked-of-registry.ts";

/** What a file of the registry is sent with. */
export const CSV = {
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": 'attachment; filename="devices.csv"',
  "cache-control": "no-cache",
};

/** The devices that an address asks for. */
export async function listedDevices(request: Request): Promise<Response> {
  const asked = askedDevices(new URL(request.url).searchParams);
  if (asked instanceof Response) return asked;
  const isCsv = asked.format === "csv" || /^text\/csv\b/i.test(request.headers.get("accept") ?? "");
  return askedOfRegistry(async (state) => {
    if (isCsv) return new Response(await exportRegistry(state), { headers: CSV });
    const { devices, total } = await listDevices(state, asked);
    return Response.json(
      { devices, total, offset: asked.offset, limit: asked.limit },
      { headers: { "cache-control": "no-cache" } },
    );
  });
}
