import { type DeviceStanding, hasParted, type StandingLevel } from "#lib/live/device-standing.ts";
import type { Language } from "#lib/notebook/language.ts";
import type { DeviceRow } from "#lib/state/read/device-rows.ts";
import { nameOf } from "./device-text.ts";

/** A device of the list, with how it does. */
export type ListedDevice = DeviceRow & { readonly health: DeviceStanding };

export const STATUSES = ["", "new", "known", "retired", "all"] as const;
export const LEVELS: readonly StandingLevel[] = ["fault", "warning", "ok", "unknown", "off"];
export const SORTS = ["health", "name", "place", "kind", "value", "last_seen", "alarms"] as const;

export type SortBy = (typeof SORTS)[number];

/** What the address asks of the list. */
export interface DeviceQuery {
  readonly q: string;
  /** "": those that are in use. */
  readonly status: (typeof STATUSES)[number];
  readonly kind: string;
  readonly building: string;
  readonly health: StandingLevel | "";
  readonly sortBy: SortBy;
  readonly descending: boolean;
  readonly show: "list" | "plan";
}

export function readDeviceQuery(search: URLSearchParams): DeviceQuery {
  const sort = search.get("sort_by") ?? "";
  const by = sort.replace(/^-/, "");
  return {
    q: (search.get("q") ?? "").slice(0, 200),
    status: STATUSES.find((status) => status === search.get("status")) ?? "",
    kind: search.get("kind") ?? "",
    building: search.get("building") ?? "",
    health: LEVELS.find((level) => level === search.get("health")) ?? "",
    sortBy: SORTS.find((each) => each === by) ?? "name",
    descending: sort.startsWith("-"),
    show: search.get("show") === "plan" ? "plan" : "list",
  };
}

/** The search part of an address that asks for this, with what else it has. */
export function deviceSearch(before: string, query: DeviceQuery): string {
  const search = new URLSearchParams(before);
  const asked: Readonly<Record<string, string>> = {
    q: query.q,
    status: query.status,
    kind: query.kind,
    building: query.building,
    health: query.health,
    sort_by: query.sortBy === "name" && !query.descending ? "" : `${query.descending ? "-" : ""}${query.sortBy}`,
    show: query.show === "list" ? "" : query.show,
  };
  for (const [name, value] of Object.entries(asked)) {
    if (value === "") search.delete(name);
    else search.set(name, value);
  }
  return search.size > 0 ? `?${search}` : "";
}

/** The devices that are asked for, in the order that is asked for: what is missing comes last, whichever way. */
export function shownDevices(all: readonly ListedDevice[], query: DeviceQuery, language: Language): ListedDevice[] {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  const key = SORT_KEYS[query.sortBy];
  const sign = query.descending ? -1 : 1;
  const collator = new Intl.Collator(language, { numeric: true });
  return all
    .filter((device) => isAsked(device, query) && words.every((word) => textOf(device).includes(word)))
    .map((device) => ({ device, key: key(device, language), name: nameOf(device, language) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || byName(a, b);
      const order =
        typeof a.key === "number" && typeof b.key === "number"
          ? a.key - b.key
          : collator.compare(String(a.key), String(b.key));
      return sign * order || byName(a, b);
    })
    .map(({ device }) => device);

  function byName(a: { name: string; device: ListedDevice }, b: { name: string; device: ListedDevice }): number {
    return collator.compare(a.name, b.name) || collator.compare(a.device.id, b.device.id);
  }
}

function isAsked(device: ListedDevice, { status, kind, building, health }: DeviceQuery): boolean {
  const isStatus = status === "all" || (status === "" ? device.status !== "retired" : device.status === status);
  return (
    isStatus &&
    (kind === "" || device.kind === kind) &&
    (building === "" || device.building === building) &&
    (health === "" || device.health.level === health)
  );
}

function textOf(device: ListedDevice): string {
  const { id, nameEn, nameKo, kind, placeId, buildingEn, buildingKo, room } = device;
  return [id, nameEn, nameKo, kind, placeId, buildingEn, buildingKo, room].filter(Boolean).join(" ").toLowerCase();
}

const SORT_KEYS: Readonly<Record<SortBy, (device: ListedDevice, language: Language) => string | number | null>> = {
  name: nameOf,
  // Of those that do alike, the ones that have parted from their twins come first.
  health: ({ health }) => 2 * LEVELS.indexOf(health.level) + Number(!hasParted(health)),
  place: ({ building, buildingEn, buildingKo, room }, language) =>
    building === null ? null : `${(language === "ko" ? buildingKo : buildingEn) ?? building} ${room ?? ""}`,
  kind: ({ kind }) => kind,
  value: ({ value }) => value,
  last_seen: ({ lastSeen }) => lastSeen,
  alarms: ({ alarms, worst }) => alarms * 1000 + (worst ?? 0),
};
