import { siteBundle } from "../../../_server/bundle.ts";
import { loadPin } from "../../../_server/pins.ts";
import { problem } from "../../../_server/problem.ts";
import { siteOrigin } from "../../../_server/site-origin.ts";

interface Context {
  readonly params: Promise<{ pin: string }>;
}

/** All of a pin as one file: `/p/<id>.zip`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { pin: id } = await params;
  const pin = await loadPin(id);
  if (!pin) return problem(404, "No such pin", `There is no pin ${id} here`);
  const zip = await siteBundle(pin, siteOrigin(request.headers));
  return new Response(zip as BodyInit, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="wattbook-${pin.slug}-${pin.id}.zip"`,
      "cache-control": "public, max-age=86400",
    },
  });
}
