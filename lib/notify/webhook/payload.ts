import { alarmFields } from "../alarm-fields.ts";
import type { Message } from "../message.ts";
import type { Notice } from "../notice.ts";

/** What a webhook is told besides the message. */
export interface PayloadSite {
  readonly siteId: string;
  readonly siteUrl?: string | undefined;
}

/** The body of a webhook's message; its schema stands in /api/openapi.json. Missing is null, times are ISO 8601 in UTC. */
export function webhookPayload(message: Message, { siteId, siteUrl }: PayloadSite) {
  return {
    id: message.id,
    kind: message.kind,
    site: siteId,
    created_at: iso(message.at),
    events: message.notices.map((notice) => eventOf(notice, siteUrl)),
    passed: message.passed,
  };
}

function eventOf({ alarm, news }: Notice, siteUrl: string | undefined) {
  return {
    kind: news.kind,
    ordinal: news.ordinal,
    at: iso(news.at),
    received_at: iso(news.receivedAt),
    late: news.late,
    by: news.by,
    value: news.value !== null && Number.isFinite(news.value) ? news.value : null,
    comment: news.comment,
    alarm: alarmFields(alarm, siteUrl),
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
