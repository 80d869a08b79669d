import { languageOf } from "#lib/notebook/language.ts";
import { livePage } from "../../../_server/live-page.ts";
import { problem } from "../../../_server/problem.ts";
import { askedWidth, sharePicture } from "../../../_server/share.ts";

interface Context {
  readonly params: Promise<{ slug: string }>;
}

/** The picture of an analysis, with today's answer, for previews of its link: `/analyses/<slug>/og.png?<inputs>&lang=&width=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const search = new URL(request.url).searchParams;
  const language = languageOf(search.get("lang"), undefined);
  const live = await livePage(slug, search.toString(), language);
  if (!live) return problem(404, "No such picture", `There is no analysis ${slug} with data: see /api/analyses`);
  const page = live.content;
  const key = `${slug} ${language} ${page.snapshot} ${JSON.stringify(page.inputs)}`;
  const image = await sharePicture(page, askedWidth(search), key);
  return new Response(image as BodyInit, {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=3600" },
  });
}
