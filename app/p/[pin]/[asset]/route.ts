import type { Language } from "#lib/notebook/language.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import { readContent } from "#lib/notebook/pins/store.ts";
import { IMMUTABLE, loadPin, pinHome } from "../../../_server/pins.ts";
import { problem } from "../../../_server/problem.ts";

interface Context {
  readonly params: Promise<{ pin: string; asset: string }>;
}

/** What a pin keeps, under addresses that never answer otherwise. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { pin: id, asset } = await params;
  const pin = await loadPin(id);
  if (!pin) return problem(404, "No such pin", `There is no pin ${id} here`);
  const found = await assetOf(pin, asset);
  if (!found) return problem(404, "No such file", `The pin ${id} has no ${asset}`);
  return new Response(found.body, { headers: { "content-type": found.type, "cache-control": IMMUTABLE } });
}

async function assetOf(pin: Pin, asset: string) {
  const details = /^details\.(en|ko)\.json$/.exec(asset)?.[1] as Language | undefined;
  if (details)
    return { type: "application/json", body: await readContent(await pinHome(), pin.pages[details].details) };
  return undefined;
}
