import { languageOf } from "#lib/notebook/language.ts";
import { pinnedPage } from "#lib/notebook/pins/pinned-page.ts";
import { loadPin, pinHome } from "../../../_server/pins.ts";
import { problem } from "../../../_server/problem.ts";
import { askedWidth, sharePicture } from "../../../_server/share.ts";

interface Context {
  readonly params: Promise<{ pin: string }>;
}

/** The picture of a pin for previews of its link: `/p/<id>/og.png?lang=&width=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { pin: id } = await params;
  const pin = await loadPin(id);
  if (!pin) return problem(404, "No such pin", `There is no pin ${id} here`);
  const search = new URL(request.url).searchParams;
  const language = languageOf(search.get("lang"), undefined);
  const page = await pinnedPage(await pinHome(), pin, language);
  const image = await sharePicture(page, askedWidth(search), `${id} ${language}`);
  return new Response(image as BodyInit, {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=31536000, immutable" },
  });
}
