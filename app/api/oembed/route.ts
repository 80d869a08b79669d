import { languageOf } from "#lib/notebook/language.ts";
import { pinnedPage } from "#lib/notebook/pins/pinned-page.ts";
import { oEmbed } from "#lib/notebook/share/oembed.ts";
import { loadAnalysis } from "../../_server/analyses.ts";
import { loadPin, pinHome } from "../../_server/pins.ts";
import { problem } from "../../_server/problem.ts";
import { siteOrigin } from "../../_server/site-origin.ts";

/** How to embed a page of this site, as oEmbed asks: `?url=…&format=json&maxwidth=&maxheight=`. */
export async function GET(request: Request): Promise<Response> {
  const search = new URL(request.url).searchParams;
  if ((search.get("format") ?? "json") !== "json") {
    return problem(501, "No such format", "This site answers oEmbed in JSON only: ask with format=json");
  }
  const origin = siteOrigin(request.headers);
  const url = URL.parse(search.get("url") ?? "");
  const most = { width: sizeOf(search, "maxwidth"), height: sizeOf(search, "maxheight") };
  const shown = url?.origin === origin ? await shownAt(url) : undefined;
  if (!shown) return problem(404, "Nothing to embed", `url must be a pin or an analysis of ${origin}`);
  if (Number.isNaN(most.width + most.height)) {
    return problem(400, "Bad size", "maxwidth and maxheight must be whole numbers from 1");
  }
  return Response.json(oEmbed(shown, most), {
    headers: { "content-type": "application/json; charset=utf-8", "access-control-allow-origin": "*" },
  });
}

async function shownAt(url: URL) {
  const [, pinId, slug] = /^\/(?:p\/([0-9a-f]+)|analyses\/([a-z0-9-]+))$/.exec(url.pathname) ?? [];
  const language = languageOf(url.searchParams.get("lang"), undefined);
  const image = new URL(`${url.pathname}/og.png${url.search}`, url.origin);
  for (const name of ["view", "theme", "width"]) image.searchParams.delete(name);
  if (pinId) {
    const pin = await loadPin(pinId);
    if (!pin) return undefined;
    const { title } = await pinnedPage(await pinHome(), pin, language);
    return { title, image, isPinned: true };
  }
  const analysis = slug ? await loadAnalysis(slug) : undefined;
  return analysis && { title: analysis.title[language], image, isPinned: false };
}

function sizeOf(search: URLSearchParams, name: string): number {
  const text = search.get(name);
  if (text === null) return Number.POSITIVE_INFINITY;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : Number.NaN;
}
