import type { DuckDBConnection } from "@duckdb/node-api";

/** What a select names. */
export interface Inspection {
  /** Tables and views, as `name`, or `schema.name` where the schema is not main; those of its own WITH are left out. */
  readonly tables: readonly string[];
  readonly functions: readonly string[];
  readonly tableFunctions: readonly string[];
}

/** Reads what a select names out of DuckDB's own parse of it; throws where it is not one plain SELECT. */
export async function inspect(connection: DuckDBConnection, sql: string): Promise<Inspection> {
  const result = await connection.run("SELECT json_serialize_sql($sql::VARCHAR, skip_default := true)", { sql });
  const parsed = JSON.parse(String((await result.getRows())[0]![0])) as { error: boolean; error_message?: string };
  if (parsed.error) throw new Error(parsed.error_message ?? "the statement cannot be read");
  const tables = new Set<string>();
  const functions = new Set<string>();
  const tableFunctions = new Set<string>();
  walk(parsed, new Set(), (node, own) => {
    if (node.type === "BASE_TABLE") {
      const name = nameOf(node);
      if (!own.has(name.toLowerCase()) || isQualified(node)) tables.add(name);
    }
    if (node.class === "FUNCTION") functions.add(String(node.function_name).toLowerCase());
    if (node.type === "TABLE_FUNCTION") {
      tableFunctions.add(String((node.function as Node | undefined)?.function_name).toLowerCase());
    }
  });
  return { tables: [...tables], functions: [...functions], tableFunctions: [...tableFunctions] };
}

type Node = Record<string, unknown>;

interface Cte {
  readonly key: string;
  readonly value?: { readonly query?: { readonly node?: { readonly type?: string } } };
}

function nameOf(table: Node): string {
  const schema = String(table.schema_name ?? "").toLowerCase();
  return schema === "" || schema === "main" ? String(table.table_name) : `${schema}.${table.table_name}`;
}

/** A name with a schema or catalogue never means a table of the select's own. */
function isQualified(table: Node): boolean {
  return Boolean(table.schema_name) || Boolean(table.catalog_name);
}

/** Visits every node with the names of the WITHs around it: each is known after it, in itself only where it recurs. */
function walk(value: unknown, own: ReadonlySet<string>, visit: (node: Node, own: ReadonlySet<string>) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const child of value) walk(child, own, visit);
    return;
  }
  const { cte_map, ...rest } = value as Node;
  let known = own;
  for (const cte of (cte_map as { map?: Cte[] } | undefined)?.map ?? []) {
    const after = new Set(known).add(cte.key.toLowerCase());
    walk(cte.value, cte.value?.query?.node?.type === "RECURSIVE_CTE_NODE" ? after : known, visit);
    known = after;
  }
  visit(value as Node, known);
  for (const child of Object.values(rest)) walk(child, known, visit);
}
