import { UserError } from "#lib/core/user-error.ts";

const OF_THE_SQL =
  /^(?:Failed to extract statements: )?(Parser|Syntax|Binder|Catalog|Conversion|Invalid Input|Invalid Type|Mismatch Type|Out of Range|Permission|Constraint|Not implemented|Parameter Not Resolved|Parameter Not Allowed|Sequence) Error: /;

/** An error of DuckDB as what it means here: a fault of the SQL is the reader's to mend, in one line. */
export function queryError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError || error instanceof TypeError) return error;
  if (error.message.startsWith("Out of Memory Error")) {
    return new UserError(
      `The query was stopped as it passed its memory limit${memoryOf(error.message)}: aggregate or filter earlier`,
      { cause: error },
    );
  }
  if (OF_THE_SQL.test(error.message)) {
    return new UserError(`Cannot run the query: ${oneLine(error.message)}`, { cause: error });
  }
  if (error.message.startsWith("IO Error")) {
    return new Error(`Cannot read the lake's files (see wattbook lake verify): ${oneLine(error.message)}`, {
      cause: error,
    });
  }
  return error;
}

function oneLine(message: string): string {
  const [text = ""] = message.replace("Failed to extract statements: ", "").split(/\n\s*\nLINE /);
  const line = /\nLINE (\d+):/.exec(message)?.[1];
  return `${text.replaceAll(/\s+/g, " ").trim()}${line === undefined || line === "1" ? "" : ` (line ${line})`}`;
}

/** What DuckDB says of the limit: "(238.4 MiB/238.4 MiB used)". */
function memoryOf(message: string): string {
  const limit = /\/\s*([\d.]+ [KMG]i?B) used/.exec(message)?.[1];
  return limit === undefined ? "" : ` of ${limit}`;
}
