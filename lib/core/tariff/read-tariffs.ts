import { type LoadHours, readLoadHours } from "./load-hours.ts";
import type { Tariff } from "./tariff.ts";

const HOURS = 24;
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

interface SeasonText {
  readonly months: readonly number[];
  readonly krw_per_kwh: number | Readonly<Record<string, number>>;
}

interface TariffText {
  readonly id: string;
  readonly name: Readonly<Record<"en" | "ko", string>>;
  readonly effective: string;
  readonly source?: string;
  readonly is_assumption: boolean;
  readonly krw_per_kw_month: number;
  readonly hours?: string;
  readonly seasons: readonly SeasonText[];
}

/** Tariffs as a file states them: one price a season, or one by band of load, whose hours stand beside them. */
export interface TariffTable {
  readonly source: string;
  /** Name of the tariff that is shown where nobody chooses. */
  readonly shown: string;
  readonly hours: readonly LoadHours[];
  readonly tariffs: readonly TariffText[];
}

/**
 * Reads a table of tariffs, checked: every month has a price, every hour one band, every band a price.
 *
 * @param table The table, such as `data/reference/tariffs.json`.
 * @returns Its tariffs by the hour; the one that is shown is among them.
 * @throws {RangeError} If a price, a month, an hour, a date or a source is missing or wrong.
 */
export function readTariffs(table: TariffTable): readonly Tariff[] {
  const tariffs = table.tariffs.map((text) => readTariff(text, table));
  if (!tariffs.some(({ id }) => id === table.shown)) {
    throw new RangeError(`Cannot read the tariffs as none is named ${table.shown}, which is shown`);
  }
  return tariffs;
}

function readTariff(text: TariffText, { source: common, hours }: TariffTable): Tariff {
  const { id, name, effective, source = common, seasons } = text;
  const refuse = (why: string): never => {
    throw new RangeError(`Cannot read tariff ${id} as ${why}`);
  };
  if (!DATE.test(effective)) refuse(`it has no date from which it holds: current value is ${effective}`);
  if (source.trim() === "") refuse("it has no source");
  if (!(text.krw_per_kw_month >= 0)) refuse("its demand charge is no number from 0");
  const listed = seasons.flatMap(({ months }) => months).toSorted((a, b) => a - b);
  if (JSON.stringify(listed) !== JSON.stringify(MONTHS)) refuse("its seasons do not have each month once");
  const bands = text.hours === undefined ? undefined : hours.find((each) => each.id === text.hours);
  if (text.hours !== undefined && !bands) refuse(`there are no hours ${text.hours}`);
  const bandOf = bands && readLoadHours(bands);
  const price = (value: unknown, what: string): number =>
    typeof value === "number" && value > 0 && Number.isFinite(value) ? value : refuse(`${what} has no price above 0`);
  const read = seasons.map(({ months, krw_per_kwh: prices }) => {
    const at = (day: "weekday" | "saturday" | "holiday") =>
      Array.from({ length: HOURS }, (_, hour) => {
        if (typeof prices === "number") return price(prices, `month ${months[0]}`);
        if (!bandOf) return refuse("it has prices by band of load and does not say which hours these are");
        const found = new Set(months.map((month) => bandOf(month, day, hour)));
        if (found.size > 1) refuse(`hour ${hour} has several bands in the season of month ${months[0]}`);
        const [band = ""] = found;
        return price(prices[band], `band ${band} of month ${months[0]}`);
      });
    return { months, krwPerKwh: { weekday: at("weekday"), saturday: at("saturday"), holiday: at("holiday") } };
  });
  return {
    ...{ id, name, effective, source, isAssumption: text.is_assumption, krwPerKwMonth: text.krw_per_kw_month },
    ...{ seasons: read, isByHour: seasons.some(({ krw_per_kwh }) => typeof krw_per_kwh !== "number") },
  };
}
