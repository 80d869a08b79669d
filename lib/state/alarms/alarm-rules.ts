import { asc, eq, sql } from "drizzle-orm";
import { UserError } from "#lib/core/user-error.ts";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import type { Rule } from "#lib/metering/alarm/rule.ts";
import { ruleDefinition } from "#lib/metering/alarm/rule-definition.ts";
import type { State } from "../open-state.ts";
import { REGISTRY_CHANNEL } from "../registry/registry-channel.ts";
import { alarmRule } from "../schema/alarm.ts";
import { change } from "../schema/registry.ts";
import { requirePlace } from "./rule-subjects.ts";

type Transaction = Parameters<Parameters<State["db"]["transaction"]>[0]>[0];

/** A rule as it is kept. */
export interface KeptRule {
  readonly rule: Rule;
  /** As `parseRule` reads it. */
  readonly definition: Readonly<Record<string, unknown>>;
  readonly revision: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** All rules by id. */
export async function listRules({ db }: Pick<State, "db">): Promise<KeptRule[]> {
  return (await db.select().from(alarmRule).orderBy(asc(alarmRule.id))).map(keptOf);
}

export async function readRule({ db }: Pick<State, "db">, id: string): Promise<KeptRule | undefined> {
  const [row] = await db.select().from(alarmRule).where(eq(alarmRule.id, id));
  return row && keptOf(row);
}

export interface PutOptions {
  readonly actor: string;
  /** Refuse a rule that is there already, or one that is not. */
  readonly must?: "be new" | "be there";
  /** Refuse where it has another revision by now. */
  readonly revision?: number;
}

/** Makes or changes a rule: the next revision of it, unless it is the same. What it newly watches must be a place that is there. */
export async function putRule({ db }: State, rule: Rule, options: PutOptions): Promise<KeptRule> {
  const definition = ruleDefinition(rule);
  return db.transaction(async (tx) => {
    const [before] = await tx.select().from(alarmRule).where(eq(alarmRule.id, rule.id)).for("update");
    if (before && options.must === "be new")
      throw new UserError(`Cannot make rule ${rule.id} as there is one: choose another id, or change that one`);
    if (!before && options.must === "be there")
      throw new UserError(`Cannot change rule ${rule.id} as there is none: make it first`);
    if (before && options.revision !== undefined && options.revision !== before.revision) {
      throw new UserError(
        `Cannot change rule ${rule.id} as somebody else has: it is revision ${before.revision} by now, look at it again`,
      );
    }
    if (before && isSame(before.definition, definition)) return keptOf(before);
    if (!before || !isSame(before.definition.on, definition.on)) await requirePlace({ db: tx }, rule);
    const values = { enabled: rule.enabled, definition, revision: (before?.revision ?? 0) + 1, updatedAt: new Date() };
    const [after] = await tx
      .insert(alarmRule)
      .values({ id: rule.id, ...values })
      .onConflictDoUpdate({ target: alarmRule.id, set: values })
      .returning();
    await note(tx, options.actor, before ? "update" : "create", rule.id, before?.definition ?? null, definition);
    return keptOf(after!);
  });
}

/** Removes a rule; its alarms stay, the open ones are closed. False where there was none. */
export async function deleteRule({ db }: State, id: string, actor: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [before] = await tx.delete(alarmRule).where(eq(alarmRule.id, id)).returning();
    if (before) await note(tx, actor, "delete", id, before.definition, null);
    return before !== undefined;
  });
}

type Definition = Record<string, unknown> | null;

async function note(
  tx: Transaction,
  actor: string,
  action: string,
  entityId: string,
  before: Definition,
  after: Definition,
) {
  await tx.insert(change).values({ actor, entity: "rule", entityId, action, before, after });
  await tx.execute(sql`SELECT pg_notify(${REGISTRY_CHANNEL}, '')`);
}

function keptOf({ definition, revision, createdAt, updatedAt }: typeof alarmRule.$inferSelect): KeptRule {
  const rule = parseRule(definition);
  return { rule, definition, revision, createdAt: createdAt.getTime(), updatedAt: updatedAt.getTime() };
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
}

/** PostgreSQL keeps no order of keys. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
