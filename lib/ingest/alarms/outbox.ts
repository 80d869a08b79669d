import type { AlarmEvent } from "#lib/metering/alarm/alarm.ts";
import type { WaitingCommand } from "#lib/state/alarms/alarm-commands.ts";
import type { AlarmDatabase } from "#lib/state/alarms/alarm-database.ts";
import type { SettledCommand } from "#lib/state/alarms/store-alarm-events.ts";

export interface OutboxOptions {
  readonly database: AlarmDatabase;
  readonly say: (line: string) => void;
  readonly saved: { readonly events: readonly AlarmEvent[]; readonly commands: readonly SettledCommand[] };
  /** Does what people ask; the events of it are added meanwhile. */
  readonly apply: (waiting: readonly WaitingCommand[]) => Promise<SettledCommand[]>;
  /** Saves what is to be sent, durably. */
  readonly save: () => Promise<void>;
  /** Called each time that the database has answered. */
  readonly connected: () => Promise<void>;
}

const BATCH = 500;
const LOOK_MS = 5000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Failures that nobody is told of, as the database may be starting. */
const PATIENCE = 4;

/**
 * Brings events to the database in their order, and commands from it. Only what is on the disk is sent: so after a crash the same
 * is sent again, and nothing that the evaluation would do another way.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #events: AlarmEvent[];
  readonly #commands: SettledCommand[];
  /** How many of them are on the disk. */
  #safeEvents: number;
  #safeCommands: number;
  #sent = 0;
  #running: Promise<void> | undefined;
  #again = false;
  #failures = 0;
  #notBefore = 0;
  #retry: NodeJS.Timeout | undefined;
  #stop: (() => void) | undefined;
  #looking: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#events = [...options.saved.events];
    this.#commands = [...options.saved.commands];
    this.#safeEvents = this.#events.length;
    this.#safeCommands = this.#commands.length;
  }

  add(events: readonly AlarmEvent[]): void {
    for (const event of events) this.#events.push(event);
  }

  /** What has to be saved; `done` is called once it is on the disk. */
  snapshot(): { events: AlarmEvent[]; commands: SettledCommand[]; done: () => void } {
    const events = [...this.#events];
    const commands = [...this.#commands];
    const end = this.#sent + events.length;
    const last = commands.at(-1);
    return {
      events,
      commands,
      done: () => {
        this.#safeEvents = Math.max(this.#safeEvents, end - this.#sent);
        this.#safeCommands = Math.max(this.#safeCommands, last ? this.#commands.indexOf(last) + 1 : 0);
      },
    };
  }

  /** Begins to talk to the database. */
  open(): void {
    this.#stop = this.#options.database.listen(() => {
      this.#notBefore = 0;
      void this.exchange();
    });
    this.#looking = setInterval(() => void this.exchange(), LOOK_MS);
  }

  /** Sends what is safe and does what is asked; never throws. One at a time; who asks meanwhile gets one more. */
  readonly exchange = (): Promise<void> => {
    if (this.#isClosed || performance.now() < this.#notBefore) return Promise.resolve();
    if (this.#running) this.#again = true;
    this.#running ??= this.#exchangeAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  };

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stop?.();
    clearInterval(this.#looking);
    clearTimeout(this.#retry);
    await this.#running;
  }

  async #exchangeAll(): Promise<void> {
    const { database, say, apply, save, connected } = this.#options;
    try {
      do {
        this.#again = false;
        await this.#send();
        await connected();
        const settled = new Set(this.#commands.map(({ id }) => id));
        const waiting = (await database.commands()).filter(({ id }) => !settled.has(id));
        if (waiting.length === 0) continue;
        this.#commands.push(...(await apply(waiting)));
        await save();
        await this.#send();
      } while (this.#again && !this.#isClosed);
      if (this.#failures > PATIENCE) say("The database can be reached again: alarms are stored.");
      this.#failures = 0;
    } catch (error) {
      if (this.#isClosed) return;
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures++);
      this.#notBefore = performance.now() + pause;
      this.#retry = setTimeout(() => void this.exchange(), pause + 1);
      if (this.#failures === PATIENCE + 1) {
        say(
          `Alarms cannot be stored in the database (${(error as Error).message}): they wait in a file, and are tried again.`,
        );
      }
    }
  }

  async #send(): Promise<void> {
    while ((this.#safeEvents > 0 || this.#safeCommands > 0) && !this.#isClosed) {
      const events = this.#events.slice(0, Math.min(BATCH, this.#safeEvents));
      // What a command did comes before the word that it was done.
      const commands = events.length === this.#safeEvents ? this.#commands.slice(0, this.#safeCommands) : [];
      await this.#options.database.store(events, commands);
      this.#events.splice(0, events.length);
      this.#commands.splice(0, commands.length);
      this.#safeEvents -= events.length;
      this.#safeCommands -= commands.length;
      this.#sent += events.length;
    }
  }
}
