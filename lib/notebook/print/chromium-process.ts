import type { Browser, BrowserContext } from "playwright";
import { chromium } from "playwright";

const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** One Chromium, started when it is needed and ended when it has not been for a while. */
export class ChromiumProcess {
  readonly #executablePath: string;
  readonly #idleMs: number;
  #browser: Promise<Browser> | undefined;
  #users = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(executablePath: string, idleMs: number) {
    this.#executablePath = executablePath;
    this.#idleMs = idleMs;
  }

  /** Lends a fresh profile without scripts that reaches one origin only; the signal ends it, whatever it does. */
  async lend<T>(
    { origin, headers, signal }: { origin: string; headers: Record<string, string>; signal: AbortSignal },
    use: (context: BrowserContext) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    clearTimeout(this.#timer);
    this.#users += 1;
    let context: BrowserContext | undefined;
    const stop = () => void context?.close().catch(() => undefined);
    try {
      const browser = await this.#started();
      context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: "block" });
      signal.addEventListener("abort", stop);
      signal.throwIfAborted();
      await context.route("**/*", (route) => {
        const url = route.request().url();
        if (!url.startsWith(`${origin}/`)) return route.abort("blockedbyclient");
        return route.continue({ headers: { ...route.request().headers(), ...headers } });
      });
      return await use(context);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener("abort", stop);
      await context?.close().catch(() => undefined);
      this.#users -= 1;
      if (this.#users === 0) this.#timer = setTimeout(() => void this.close(), this.#idleMs).unref();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const browser = this.#browser;
    this.#browser = undefined;
    await (await browser?.catch(() => undefined))?.close();
  }

  async #started(): Promise<Browser> {
    const kept = await this.#browser?.catch(() => undefined);
    if (kept?.isConnected()) return kept;
    this.#browser = chromium.launch({
      executablePath: this.#executablePath,
      args: FLAGS,
      // Chromium's sandbox does not run as root.
      chromiumSandbox: process.getuid?.() !== 0,
      // The server ends as it is told; Playwright kills its browser when the process exits.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return this.#browser;
  }
}
