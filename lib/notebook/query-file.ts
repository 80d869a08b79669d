import { readFile } from "node:fs/promises";
import path from "node:path";

/** The SQL of one query of an analysis, and what it binds as `$name`: inputs, and the zone. */
export interface QueryFile {
  readonly sql: string;
  readonly parameters: readonly string[];
  /** What a row is: the first comment. */
  readonly rowIs: string;
}

const NOT_CODE = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"/g;

/** What a query may bind beside inputs: the IANA name of the site's zone. No input may have this name. */
export const ZONE_PARAMETER = "zone";

/** Reads `<folder>/<query>.sql`. It is read at each call, so that an edit shows at the next request. */
export async function readQueryFile(folder: string, query: string): Promise<QueryFile> {
  const sql = await readFile(path.join(folder, `${query}.sql`), "utf8");
  const comment = /^(?:--[^\n]*\n)+/.exec(sql)?.[0] ?? "";
  const parameters = [...sql.replace(NOT_CODE, " ").matchAll(/\$([a-z_][a-z0-9_]*)/gi)].map(
    ([, name]) => name as string,
  );
  return {
    sql,
    parameters: [...new Set(parameters)],
    rowIs: comment.replace(/^-- ?/gm, "").replace(/\s+/g, " ").trim(),
  };
}
