/** What the parent asks of a sandboxed process: one query, on one line. */
export interface SandboxRequest {
  readonly root: string;
  readonly lakeDir: string;
  readonly snapshot: string;
  readonly sql: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly maxRows: number;
}

/** What comes back, on one line; where it went well, so many bytes of Arrow follow. */
export type SandboxAnswer =
  | {
      readonly ok: true;
      readonly columns: readonly { readonly name: string; readonly type: string }[];
      readonly rowCount: number;
      readonly rowsScanned: number;
      readonly ms: number;
      readonly bytes: number;
    }
  | {
      readonly ok: false;
      /** True where the reader can mend it. */
      readonly isReaders: boolean;
      readonly message: string;
    };

/** The line with which a process says that it is ready for its query. */
export const READY = "ready";

/** Longer texts are no queries. [letters] */
export const LONGEST_SQL = 100_000;

/** More than this is not sent. [bytes] */
export const LARGEST_ANSWER = 128e6;
