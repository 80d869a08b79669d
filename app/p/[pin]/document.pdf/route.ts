import { languageOf } from "#lib/notebook/language.ts";
import { QueueFullError } from "#lib/notebook/print/in-turn.ts";
import { pinPdf } from "../../../_server/pdf.ts";
import { loadPin } from "../../../_server/pins.ts";
import { problem, problemOf } from "../../../_server/problem.ts";
import { siteOrigin } from "../../../_server/site-origin.ts";

interface Context {
  readonly params: Promise<{ pin: string }>;
}

/** A pin on paper: `/p/<id>.pdf?lang=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { pin: id } = await params;
  const pin = await loadPin(id);
  if (!pin) return problem(404, "No such pin", `There is no pin ${id} here`);
  const lang = new URL(request.url).searchParams.get("lang");
  const language = languageOf(lang, request.headers.get("accept-language"));
  try {
    const pdf = await pinPdf(pin, { language, origin: siteOrigin(request.headers), signal: request.signal });
    if (!pdf) return withoutChromium();
    return new Response(pdf as BodyInit, {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="wattbook-${pin.slug}-${pin.id}.${language}.pdf"`,
        "cache-control": lang === language ? "public, max-age=31536000, immutable" : "no-cache",
        vary: "accept-language",
      },
    });
  } catch (error) {
    if (error instanceof QueueFullError) return busy();
    // Nobody is there to read an answer.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return problemOf(error);
  }
}

function withoutChromium(): Response {
  return problem(
    501,
    "Cannot print here",
    "Cannot print to PDF as no Chromium was found on the server: install Chromium or Chrome there, or set CHROMIUM_PATH to one; the browser's own print works meanwhile",
  );
}

function busy(): Response {
  const response = problem(503, "The printer is busy", "Too many pages wait to be printed: try again in a few seconds");
  response.headers.set("retry-after", "5");
  return response;
}
