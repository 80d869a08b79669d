import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../open-state.ts";
import { notification } from "../schema/notify.ts";

/** How deliveries on a channel went lately. */
export interface ChannelHealth {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
  readonly dropped: number;
  readonly last_sent_at: string | null;
  /** Of the last that failed or is tried again; null where a later one was sent. */
  readonly last_error: string | null;
}

const LATELY_MS = 7 * 86_400_000;

/** Of each channel that was to deliver anything in the last week. */
export async function channelHealth(db: Database, now: number): Promise<Map<string, ChannelHealth>> {
  const { rows } = await db.execute<Record<string, unknown> & ChannelHealth & { channel_id: string }>(sql`
    SELECT channel_id,
           count(*) FILTER (WHERE status = 'sent')::integer AS sent,
           count(*) FILTER (WHERE status IN ('pending', 'held', 'queued'))::integer AS waiting,
           count(*) FILTER (WHERE status = 'failed')::integer AS failed,
           count(*) FILTER (WHERE status = 'dropped')::integer AS dropped,
           to_char(max(sent_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS last_sent_at,
           (array_agg(CASE WHEN status = 'sent' THEN NULL ELSE last_error END ORDER BY coalesce(sent_at, queued_at) DESC)
             FILTER (WHERE status = 'sent' OR status IN ('failed', 'queued') AND last_error IS NOT NULL))[1] AS last_error
    FROM notification WHERE created_at > ${new Date(now - LATELY_MS)} GROUP BY channel_id`);
  return new Map(rows.map(({ channel_id: id, ...health }) => [id, health]));
}

const MOST = 200;

/** The last deliveries of an alarm, of a channel or of all, the newest first. */
export async function listDeliveries(db: Database, of: { readonly alarm?: string; readonly channel?: string }) {
  const rows = await db
    .select()
    .from(notification)
    .where(
      and(
        ...(of.alarm === undefined ? [] : [eq(notification.alarmId, of.alarm)]),
        ...(of.channel === undefined ? [] : [eq(notification.channelId, of.channel)]),
      ),
    )
    .orderBy(desc(notification.createdAt), desc(notification.ordinal))
    .limit(MOST);
  return rows.map((row) => ({
    id: row.id,
    alarm: row.alarmId,
    ordinal: row.ordinal,
    channel: row.channelId,
    status: row.status,
    attempts: row.attempts,
    /** Why it failed, waits or was dropped. */
    reason: row.lastError,
    created_at: row.createdAt.toISOString(),
    due_at: row.dueAt.toISOString(),
    sent_at: row.sentAt?.toISOString() ?? null,
    message: row.messageId,
  }));
}
