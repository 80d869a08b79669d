import type { Sequence } from "#lib/broker/decoded.ts";

/** How far a sender's messages of one boot are stored. */
export interface Reached {
  readonly source: string;
  readonly boot: number;
  /** Highest number such that it and all before it are stored. */
  readonly seq: number;
}

interface Boot {
  readonly boot: number;
  reached: number;
  /** Stored beyond a gap: runs of numbers, from first to last. */
  ahead: [first: number, last: number][];
}

/** What is kept of a log's numbers over restarts. */
export type SavedSequences = readonly [source: string, boot: number, reached: number, ahead: [number, number][]][];

const BOOTS_KEPT = 4;

/**
 * Counts what is stored of each sender, by boot: what it may delete is all up to the highest number that has no gap before it.
 * A sender that holds nothing older than a number it names has given up what came before.
 */
export class Sequences {
  readonly #sources = new Map<string, Boot[]>();

  /** Notes a stored message, in whatever order; says how far its sender's boot has come. */
  store({ source, boot, seq, first = seq, oldest }: Sequence): Reached {
    const state = this.#boot(source, boot);
    if (oldest !== null && oldest - 1 > state.reached) state.reached = oldest - 1;
    for (let number = first; number <= seq; number++) {
      if (number === state.reached + 1) state.reached = number;
      else if (number > state.reached) addTo(state.ahead, number);
    }
    joinAhead(state);
    return { source, boot, seq: state.reached };
  }

  save(): SavedSequences {
    return [...this.#sources].flatMap(([source, boots]) =>
      boots.map(({ boot, reached, ahead }): SavedSequences[number] => [source, boot, reached, ahead]),
    );
  }

  static from(saved: SavedSequences): Sequences {
    const sequences = new Sequences();
    for (const [source, boot, reached, ahead] of saved) {
      const state = sequences.#boot(source, boot);
      state.reached = reached;
      state.ahead = ahead.map(([first, last]) => [first, last]);
    }
    return sequences;
  }

  #boot(source: string, boot: number): Boot {
    let boots = this.#sources.get(source);
    if (!boots) {
      boots = [];
      this.#sources.set(source, boots);
    }
    const known = boots.find((each) => each.boot === boot);
    if (known) return known;
    const state: Boot = { boot, reached: 0, ahead: [] };
    boots.push(state);
    if (boots.length > BOOTS_KEPT) boots.shift();
    return state;
  }
}

/** Puts a number among sorted runs, which it may lengthen or join. */
function addTo(runs: [number, number][], seq: number): void {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]![1] < seq - 1) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  if (!run || seq < run[0] - 1) {
    runs.splice(low, 0, [seq, seq]);
    return;
  }
  if (seq === run[0] - 1) run[0] = seq;
  else if (seq === run[1] + 1) {
    run[1] = seq;
    const next = runs[low + 1];
    if (next && next[0] === seq + 1) {
      run[1] = next[1];
      runs.splice(low + 1, 1);
    }
  }
}

function joinAhead(state: Boot): void {
  for (let first = state.ahead[0]; first && first[0] <= state.reached + 1; first = state.ahead[0]) {
    state.reached = Math.max(state.reached, first[1]);
    state.ahead.shift();
  }
}
