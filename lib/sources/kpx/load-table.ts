/** One hour of national load as a file states it. */
export interface LoadHour {
  /** Start of the hour. [ms since 1970 UTC] */
  readonly start: number;
  readonly loadMw: number;
  /** File and line, for messages. */
  readonly place: string;
}

/** A file of KPX's hourly load, read and checked. */
export interface LoadTable {
  readonly file: string;
  /** Hours with a value, in order of the file. */
  readonly hours: readonly LoadHour[];
  /** How the file's stamps were read. */
  readonly note: string;
}
