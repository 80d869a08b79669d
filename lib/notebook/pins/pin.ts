import type { InputValue } from "../input.ts";
import type { Language } from "../language.ts";

/** The rows of one query, as a pin keeps them. */
export interface PinnedQuery {
  /** SHA-256 of the Arrow stream that holds the rows. */
  readonly rows: string;
  readonly bytes: number;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rowCount: number;
  readonly rowsScanned: number;
  readonly sql: string;
  /** The names it bound: inputs, and `zone`. */
  readonly parameters: readonly string[];
}

/** The code that made a pin: its hash, and what it is the hash of. */
export interface CodeVersion {
  readonly hash: string;
  /** SHA-256 of each file of the project, by its path. */
  readonly files: Readonly<Record<string, string>>;
  /** Version of each package. */
  readonly packages: Readonly<Record<string, string>>;
}

/** What is frozen under a pin's id: code, inputs, data. Hashes name files in the folder of pinned content. */
export interface Pin {
  readonly version: 1;
  readonly id: string;
  readonly slug: string;
  readonly code: CodeVersion;
  readonly inputs: Readonly<Record<string, InputValue>>;
  /** Filters and time range as a URL states them, the range as instants; empty without either. */
  readonly view: string;
  /** The part of a URL that states the view and the inputs which differ from their defaults. */
  readonly search: string;
  readonly snapshot: string;
  /** IANA name of the zone that its days and clocks are of. */
  readonly zone: string;
  /** When the pin was first made: ISO time, UTC. It is no part of the id. */
  readonly created: string;
  readonly queries: Readonly<Record<string, PinnedQuery>>;
  /** Every file of pinned content that this pin needs, by its SHA-256: what gc leaves and verify reads. */
  readonly content: readonly string[];
  /** Per language the page as it was shown, and its tables, explanations and narrow drawings. */
  readonly pages: Readonly<Record<Language, { readonly page: string; readonly details: string }>>;
}
