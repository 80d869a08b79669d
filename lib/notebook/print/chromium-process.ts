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

const LIMIT_MS = 60_000;

interface Loan {
  readonly origin: string;
  /** Headers that each request carries. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

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

  /** Lends a fresh profile without scripts that reaches one origin only; the signal takes it back, whatever it does. */
  async lend<T>(loan: Loan, use: (context: BrowserContext) => Promise<T>): Promise<T> {
    loan.signal.throwIfAborted();
    clearTimeout(this.#timer);
    this.#users += 1;
    const over = new AbortController();
    const takenBack = new Promise<never>((_, reject) => {
      over.signal.addEventListener("abort", () => reject(over.signal.reason));
    });
    const stop = () => over.abort(loan.signal.reason);
    loan.signal.addEventListener("abort", stop);
    const limit = setTimeout(
      () => over.abort(new Error(`Cannot print as it took longer than ${LIMIT_MS} ms`)),
      LIMIT_MS,
    );
    try {
      // What Chromium is asked while its profile is being closed may never be answered: nobody waits for that.
      return await Promise.race([this.#used(loan, over.signal, use), takenBack]);
    } finally {
      clearTimeout(limit);
      loan.signal.removeEventListener("abort", stop);
      over.abort(new Error("The profile has been given back"));
      this.#users -= 1;
      if (this.#users === 0) this.#timer = setTimeout(() => void this.close(), this.#idleMs).unref();
    }
  }

  async #used<T>(
    { origin, headers }: Loan,
    over: AbortSignal,
    use: (context: BrowserContext) => Promise<T>,
  ): Promise<T> {
    const browser = await this.#started();
    const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: "block" });
    const close = () => void context.close().catch(() => undefined);
    if (over.aborted) close();
    over.throwIfAborted();
    over.addEventListener("abort", close);
    await context.route("**/*", (route) => {
      const url = route.request().url();
      if (!url.startsWith(`${origin}/`)) return route.abort("blockedbyclient");
      return route.continue({ headers: { ...route.request().headers(), ...headers } });
    });
    return use(context);
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
