import { LRUCache } from "lru-cache";
import type { Language } from "#lib/notebook/language.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import { pinnedPage } from "#lib/notebook/pins/pinned-page.ts";
import { ChromiumProcess } from "#lib/notebook/print/chromium-process.ts";
import { InTurn } from "#lib/notebook/print/in-turn.ts";
import { installedChromium } from "#lib/notebook/print/installed-chromium.ts";
import { markedPdf } from "#lib/notebook/print/marked-pdf.ts";
import { pagePdf } from "#lib/notebook/print/page-pdf.ts";
import { pinHome } from "./pins.ts";
import { ownOrigin, printHeaders } from "./site-origin.ts";

const IDLE_MS = 30_000;
const LONGEST_QUEUE = 4;
const MOST_BYTES = 64_000_000;

interface Printer {
  readonly browser: ChromiumProcess;
  readonly turns: InTurn;
  readonly printed: LRUCache<string, Uint8Array>;
}

const shared = globalThis as typeof globalThis & { wattbookPrinter?: Printer };

/** The printer of this process; undefined where this machine has no Chromium. On globalThis, because a hot reload would start another. */
function printer(): Printer | undefined {
  if (shared.wattbookPrinter) return shared.wattbookPrinter;
  const executablePath = installedChromium(process.env);
  if (!executablePath) return undefined;
  shared.wattbookPrinter = {
    browser: new ChromiumProcess(executablePath, IDLE_MS),
    turns: new InTurn(LONGEST_QUEUE),
    printed: new LRUCache({ maxSize: MOST_BYTES, sizeCalculation: ({ byteLength }) => byteLength }),
  };
  return shared.wattbookPrinter;
}

/** A pin as a PDF; undefined where this machine has no Chromium to print with. `origin` is where its links point. */
export async function pinPdf(
  pin: Pin,
  { language, origin, signal }: { readonly language: Language; readonly origin: string; readonly signal: AbortSignal },
): Promise<Uint8Array | undefined> {
  const there = printer();
  if (!there) return undefined;
  const key = `${pin.id} ${language} ${origin}`;
  const kept = there.printed.get(key);
  if (kept) return kept;
  const page = await pinnedPage(await pinHome(), pin, language);
  const own = ownOrigin();
  const pdf = await there.turns.run(
    async () =>
      there.printed.get(key) ??
      there.browser.lend({ origin: own, headers: printHeaders(origin), signal }, (context) =>
        pagePdf(context, `${own}/p/${pin.id}?view=print&lang=${language}`, {
          left: page.title,
          middle: `${origin}/p/${pin.id} · ${pin.snapshot.slice(0, 8)}`,
        }),
      ),
    signal,
  );
  const marked = await markedPdf(pdf, {
    title: page.title,
    subject: `${origin}/p/${pin.id}`,
    keywords: [`pin ${pin.id}`, `snapshot ${pin.snapshot}`, `code ${pin.code.hash}`],
    language,
    made: new Date(pin.created),
  });
  there.printed.set(key, marked);
  return marked;
}
