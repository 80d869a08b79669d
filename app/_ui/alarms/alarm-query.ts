import type { Language } from "#lib/notebook/language.ts";
import { ALARM_STATES, type AlarmRow, type AlarmState } from "#lib/state/read/listed-alarm.ts";
import { ruleName } from "./alarm-text.ts";
import { LOWEST, SEVERITIES, type SeverityStep } from "./severity.ts";

export const ALARM_SORTS = ["since", "severity", "device", "rule", "state"] as const;

export type AlarmSort = (typeof ALARM_SORTS)[number];

/** What the address asks of the list of alarms. */
export interface AlarmQuery {
  readonly state: AlarmState;
  readonly q: string;
  /** The lowest step that is shown. */
  readonly severity: SeverityStep | "";
  readonly sortBy: AlarmSort;
  readonly descending: boolean;
}

export function readAlarmQuery(search: URLSearchParams): AlarmQuery {
  const sort = search.get("sort_by") ?? "-since";
  const by = ALARM_SORTS.find((each) => each === sort.replace(/^-/, ""));
  return {
    state: ALARM_STATES.find((state) => state === search.get("state")) ?? "active",
    q: (search.get("q") ?? "").slice(0, 200),
    severity: SEVERITIES.find((step) => step === search.get("severity")) ?? "",
    sortBy: by ?? "since",
    descending: by === undefined || sort.startsWith("-"),
  };
}

/** The search part of an address that asks for this, with what else it has. */
export function alarmSearch(before: string, query: AlarmQuery): string {
  const search = new URLSearchParams(before);
  const sort = `${query.descending ? "-" : ""}${query.sortBy}`;
  const asked: Readonly<Record<string, string>> = {
    state: query.state === "active" ? "" : query.state,
    q: query.q,
    severity: query.severity,
    sort_by: sort === "-since" ? "" : sort,
  };
  for (const [name, value] of Object.entries(asked)) {
    if (value === "") search.delete(name);
    else search.set(name, value);
  }
  return search.size > 0 ? `?${search}` : "";
}

/** The alarms that are asked for, in the order that is asked for; of equals the newest comes first. */
export function shownAlarms(all: readonly AlarmRow[], query: AlarmQuery, language: Language): AlarmRow[] {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  const lowest = query.severity === "" ? 0 : LOWEST[query.severity];
  const sign = query.descending ? -1 : 1;
  const collator = new Intl.Collator(language, { numeric: true });
  const key = KEYS[query.sortBy];
  return all
    .filter((alarm) => alarm.severity >= lowest && words.every((word) => textOf(alarm).includes(word)))
    .sort((a, b) => {
      const [left, right] = [key(a, language), key(b, language)];
      const order =
        typeof left === "number" && typeof right === "number"
          ? left - right
          : collator.compare(String(left), String(right));
      return sign * order || b.activeAt - a.activeAt || collator.compare(a.id, b.id);
    });
}

function textOf(alarm: AlarmRow): string {
  const { id, deviceId, deviceEn, deviceKo, buildingEn, buildingKo, ruleNameEn, ruleNameKo, message } = alarm;
  return [id, deviceId, deviceEn, deviceKo, buildingEn, buildingKo, ruleNameEn, ruleNameKo, message.en, message.ko]
    .filter(Boolean)
    .join(" ")
    .toLowerCase();
}

/** What needs somebody most comes first. */
const KEYS: Readonly<Record<AlarmSort, (alarm: AlarmRow, language: Language) => string | number>> = {
  since: ({ activeAt }) => activeAt,
  severity: ({ severity }) => severity,
  device: ({ deviceId, deviceEn, deviceKo }, language) => (language === "ko" ? deviceKo : deviceEn) ?? deviceId,
  rule: ruleName,
  state: ({ closedAt, active, acked }) => (closedAt === null ? 4 : 0) + (acked ? 0 : 2) + (active ? 1 : 0),
};
