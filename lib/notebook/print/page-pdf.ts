import type { BrowserContext } from "playwright";

const LIMIT_MS = 30_000;

/** What stands at the foot of each page, beside its number. */
export interface PageFoot {
  readonly left: string;
  readonly middle: string;
}

/** Prints a page to a tagged PDF on A4 with an outline, page numbers and a foot. */
export async function pagePdf(context: BrowserContext, url: string, foot: PageFoot): Promise<Uint8Array> {
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  const response = await page.goto(url, { waitUntil: "load" });
  if (!response?.ok()) throw new Error(`Cannot print the page as the server answered ${response?.status()}: ${url}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page.pdf({
    format: "A4",
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: footer(foot),
  });
}

function footer({ left, middle }: PageFoot): string {
  return `<div style="width:100%;margin:0 15mm;display:flex;justify-content:space-between;font:7pt 'Pretendard Variable',Pretendard,'Noto Sans CJK KR',sans-serif;color:#59616c">
<span>${escaped(left)}</span><span>${escaped(middle)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
