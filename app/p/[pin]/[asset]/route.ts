import { exportName } from "#lib/notebook/export/export-name.ts";
import type { Language } from "#lib/notebook/language.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import { pinnedPage } from "#lib/notebook/pins/pinned-page.ts";
import { readContent } from "#lib/notebook/pins/store.ts";
import { type Asset, FIGURE_FORMATS, pinnedCitation, pinnedSql } from "../../../_server/pin-asset.ts";
import { assetLanguage } from "../../../_server/pin-figure.ts";
import { IMMUTABLE, loadPin, pinHome } from "../../../_server/pins.ts";
import { problem } from "../../../_server/problem.ts";

interface Context {
  readonly params: Promise<{ pin: string; asset: string }>;
}

/** What a pin keeps, under addresses that never answer otherwise: `<figure>.<svg|png|csv|xlsx>`, its SQL, its citation. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { pin: id, asset } = await params;
  const pin = await loadPin(id);
  if (!pin) return problem(404, "No such pin", `There is no pin ${id} here`);
  const found = await assetOf(pin, asset, request);
  if (!found) {
    const formats = Object.keys(FIGURE_FORMATS).join("|");
    return problem(404, "No such file", `The pin ${id} has no ${asset}: figures are <name>.<${formats}>`);
  }
  const headers = { "content-type": found.type, "cache-control": IMMUTABLE, ...found.headers };
  return new Response(found.body, { headers });
}

async function assetOf(pin: Pin, asset: string, request: Request): Promise<(Asset & { headers?: object }) | undefined> {
  const { searchParams, origin } = new URL(request.url);
  const home = await pinHome();
  const details = /^details\.(en|ko)\.json$/.exec(asset)?.[1] as Language | undefined;
  if (details) return { type: "application/json", body: await readContent(home, pin.pages[details].details) };
  if (asset === "sql.json") return { type: "application/json", body: JSON.stringify(pinnedSql({ pin })) };
  const page = await pinnedPage(home, pin, assetLanguage(searchParams));
  if (asset === "cite.json") {
    const asked = { pin, page, origin, name: searchParams.get("figure") ?? "" };
    return { type: "application/json", body: JSON.stringify(pinnedCitation(asked)) };
  }
  const [, name = "", format = ""] = /^([A-Za-z][A-Za-z0-9_-]*)\.([a-z]+)$/.exec(asset) ?? [];
  const make = Object.hasOwn(FIGURE_FORMATS, format) ? FIGURE_FORMATS[format] : undefined;
  if (!make || !Object.hasOwn(page.figures, name)) return undefined;
  const made = await make({ pin, page, name, origin }, searchParams.get("theme") === "dark" ? "dark" : "light");
  const file = encodeURIComponent(exportName([pin.slug, name], pin.snapshot, format));
  return { ...made, headers: { "content-disposition": `inline; filename*=UTF-8''${file}` } };
}
