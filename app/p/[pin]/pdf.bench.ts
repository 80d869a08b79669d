import { PDFDocument } from "pdf-lib";
import { startWattbook } from "#lib/cli/checks/start-wattbook.ts";

const PRINTS = 5;
const MOST_PAGES = 12;

type Report = (name: string, value: number, unit: string, target?: string) => void;

/** Times what a reader waits for a PDF: the first with a browser to be started, the others without; each of a pin of its own. */
export default async function pdfBench(report: Report): Promise<void> {
  const wattbook = await startWattbook();
  await wattbook.says("Derived datasets");
  try {
    const times: { readonly ms: number; readonly pages: number }[] = [];
    for (let i = 0; i <= PRINTS; i++) times.push(await print(wattbook.url, i));
    const [first, ...others] = times;
    const median = others.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(PRINTS / 2)] ?? Number.NaN;
    const pages = Math.min(...times.map((each) => each.pages));
    if (pages < MOST_PAGES) throw new Error(`Cannot time ${MOST_PAGES} pages as the PDF has ${pages}`);
    report("PDF: pages", pages, "");
    report("PDF: first, with the start of its browser", (first?.ms ?? Number.NaN) / 1000, "s", "< 3");
    report("PDF: once the browser runs, median", median / 1000, "s", "< 3");
  } finally {
    await wattbook.stop();
  }
}

async function print(url: string, i: number): Promise<{ ms: number; pages: number }> {
  const made = await fetch(`${url}/api/pins`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: "regional-forecast-error", inputs: { month: `2024-0${i + 1}` } }),
  });
  const { id } = (await made.json()) as { id: string };
  const start = performance.now();
  const response = await fetch(`${url}/p/${id}.pdf?lang=en`);
  const bytes = await response.arrayBuffer();
  const ms = performance.now() - start;
  if (!response.ok) throw new Error(`Cannot time the PDF as the server answered ${response.status}`);
  return { ms, pages: (await PDFDocument.load(bytes)).getPageCount() };
}
