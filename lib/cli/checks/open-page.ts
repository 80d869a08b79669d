import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { expect, inject, onTestFinished } from "vitest";

/** What Debian's Chromium needs to run as root, without a screen and without calling home. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PATIENCE_MS = 90_000;

let browser: Promise<Browser> | undefined;

/** One for all journeys of a process; it ends with that. */
async function openBrowser(): Promise<Browser> {
  const isThere = browser && (await browser.then((each) => each.isConnected()).catch(() => false));
  if (!isThere) browser = chromium.launch({ executablePath: inject("chromiumPath"), args: FLAGS });
  return browser as Promise<Browser>;
}

/**
 * Opens a path of the Wattbook that all journeys share, or of another one, in a fresh Chromium profile and waits until it has loaded and its scripts answer;
 * so do its `goto()`, `reload()`, `waitForURL()` and `keyboard.press()`. The test fails if the page throws, writes an error to the console (a breach of the Content-Security-Policy is one) or
 * asks another host. With `refusals` it may be refused what it asks: Chromium writes that to the console too.
 */
export async function openPage(
  path: string,
  { refusals = false, ...options }: BrowserContextOptions & { readonly refusals?: boolean } = {},
  baseURL = inject("wattbookUrl"),
): Promise<Page> {
  const context = await (await openBrowser()).newContext({
    baseURL,
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    ...options,
  });
  // A machine that does other things too is slow now and then.
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    const isRefusal = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !(refusals && isRefusal)) faults.push(`console error: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(baseURL)) faults.push(`asks ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(faults, `faults of ${path}`).toEqual([]);
  });
  waitForScripts(page);
  await page.goto(path, { waitUntil: "load" });
  return page;
}

/** What is clicked or pressed before a page's scripts are there is lost, and a busy machine takes a while between load and then. */
function waitForScripts(page: Page): void {
  const [goto, reload, waitForURL] = [page.goto.bind(page), page.reload.bind(page), page.waitForURL.bind(page)];
  page.goto = async (url, options) => {
    const response = await goto(url, options);
    await scriptsReady(page, options?.waitUntil);
    return response;
  };
  page.reload = async (options) => {
    const response = await reload(options);
    await scriptsReady(page, options?.waitUntil);
    return response;
  };
  page.waitForURL = async (url, options) => {
    await waitForURL(url, options);
    await scriptsReady(page, options?.waitUntil);
  };
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key, options) => {
    await scriptsReady(page);
    await press(key, options);
  };
}

/**
 * Waits until the scripts of a page answer, where it has any; not for one who would not wait for its load either. React takes a
 * page over part by part: its `<main>` may come after what is around it.
 */
async function scriptsReady(page: Page, waitUntil?: string): Promise<void> {
  if (waitUntil === "commit" || waitUntil === "domcontentloaded") return;
  await page.waitForFunction(() => {
    if (!document.querySelector('script[src*="/_next/"]')) return true;
    const main = document.querySelector("main");
    const isTaken = main === null || Object.keys(main).some((key) => key.startsWith("__reactFiber$"));
    return document.documentElement.dataset.scripts === "ready" && isTaken;
  });
  // What listens is bound after what is shown: on a busy machine a frame or more after it.
  await page.waitForFunction(() => new Promise((idle) => requestIdleCallback(() => idle(true), { timeout: 500 })));
}
