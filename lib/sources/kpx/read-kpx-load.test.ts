import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { cp949 } from "../kepco/tiny-table.ts";
import { openSourceFiles } from "../table/source-file.ts";
import { readKpxLoad } from "./read-kpx-load.ts";

const HOURS = Array.from({ length: 24 }, (_, i) => i + 1);
const DAILY_HEADER = ["날짜", ...HOURS.map((hour) => `${hour}시`)].join(",");

function dailyRow(day: string, load: (hour: number) => string): string {
  return [day, ...HOURS.map(load)].join(",");
}

function file(...lines: string[]) {
  return { name: "load.csv", bytes: new TextEncoder().encode(`${lines.join("\r\n")}\r\n`) };
}

function readable(bytes: { name: string; bytes: Uint8Array }): [string, number][] {
  return readKpxLoad(bytes).hours.map(({ start, loadMw }) => [new Date(start).toISOString(), loadMw]);
}

/** A load that changes smoothly over the day and the week, as stamps of either reading. [MW] */
function smoothDays(days: number, stampOf: (day: number, hour: number) => string): string[] {
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    HOURS.map((hour) => {
      const mw =
        60_000 +
        8_000 * Math.sin(((hour - 10) / 24) * 2 * Math.PI) +
        3_000 * Math.sin(((day * 24 + hour) / 168) * 2 * Math.PI);
      return `${stampOf(day, hour)},${Math.round(mw)}`;
    }),
  );
}

const stamp = (day: number, hour: number) =>
  new Date(Date.UTC(2021, 0, 1 + day, hour)).toISOString().slice(0, 19).replace("T", " ");

describe("readKpxLoad()", () => {
  it("readKpxLoad() puts hour 1 of a day at midnight in Seoul, 15:00 UTC of the day before", () => {
    const rows = readable(
      file(
        DAILY_HEADER,
        dailyRow("2021-07-27", (hour) => String(50_000 + hour)),
      ),
    );
    expect(rows).toHaveLength(24);
    expect(rows[0]).toEqual(["2021-07-26T15:00:00.000Z", 50_001]);
    expect(rows[23]).toEqual(["2021-07-27T14:00:00.000Z", 50_024]);
  });

  it.each(["2021-07-27", "20210727", "2021/7/27", "2021.07.27", "2021년 7월 27일"])(
    "readKpxLoad() reads the day %s",
    (day) => {
      const [first] = readable(
        file(
          DAILY_HEADER,
          dailyRow(day, () => "60000"),
        ),
      );
      expect(first![0]).toBe("2021-07-26T15:00:00.000Z");
    },
  );

  it("readKpxLoad() reads CP949 with quoted thousands, and leaves out hours that are missing", () => {
    const text = [DAILY_HEADER, dailyRow("2021-07-27", (hour) => (hour === 2 ? "-" : hour === 3 ? "" : '"60,000"'))];
    const rows = readable({ name: "load.csv", bytes: cp949(`${text.join("\n")}\n`) });
    expect(rows).toHaveLength(22);
    expect(rows[1]).toEqual(["2021-07-26T18:00:00.000Z", 60_000]);
  });

  it("readKpxLoad() takes stamps for the start of their hour where load runs on across midnight so", () => {
    const lines = smoothDays(30, (day, hour) => stamp(day, hour - 1));
    const table = readKpxLoad(file("ts_kst,load_mw", ...lines));
    expect(table.note).toBe("stamps are the hours' starts");
    expect(new Date(table.hours[0]!.start).toISOString()).toBe("2020-12-31T15:00:00.000Z");
  });

  it("readKpxLoad() sees that 00:00 is written for hour 24 of the same day, and puts it there", () => {
    const lines = smoothDays(30, (day, hour) => stamp(day, hour % 24)).sort();
    const table = readKpxLoad(file("ts_kst,load_mw,temp_c", ...lines.map((line) => `${line},1.5`)));
    expect(table.note).toMatch(/^stamps are the hours' ends, and 00:00 is hour 24 of its own day/);
    expect(new Date(table.hours[0]!.start).toISOString()).toBe("2021-01-01T14:00:00.000Z");
    expect(new Date(table.hours[1]!.start).toISOString()).toBe("2020-12-31T15:00:00.000Z");
  });

  const good = dailyRow("2021-07-27", () => "60000");
  it.each([
    [
      "a day that is none",
      file(DAILY_HEADER, good.replace("07-27", "02-30")),
      /^Cannot import load\.csv \(line 2\) as a day must look like 2021-12-31: current value is "2021-02-30"$/,
    ],
    [
      "negative load",
      file(DAILY_HEADER, good.replace("60000", "-60000")),
      /\(line 2, column 1시\) as national load must be a number of MW from 1000 to 200000, or blank where missing: current value is "-60000"$/,
    ],
    ["zero load", file(DAILY_HEADER, good.replace("60000", "0")), /\(line 2, column 1시\) as national load must be/],
    ["load in kW", file(DAILY_HEADER, good.replace("60000", "60000000")), /: current value is "60000000"$/],
    [
      "a short row",
      file(DAILY_HEADER, good.slice(0, -18)),
      /\(line 2\) as the row ends before \d+시: the file is cut off$/,
    ],
    [
      "a header without hour 24",
      file(DAILY_HEADER.replace("24시", "비고"), good),
      /\(line 1\) as the column 24시 is missing/,
    ],
    [
      "another table",
      file("a,b", "1,2"),
      /^Cannot import load\.csv as its header is none that is known: expected 날짜 and 1시 to 24시, or ts_kst and load_mw$/,
    ],
    ["a header alone", file(DAILY_HEADER), /as it has no value below its header$/],
    [
      "a stamp that is no full hour",
      file("ts_kst,load_mw", "2021-01-01 00:30:00,60000"),
      /\(line 2, column ts_kst\) as a stamp must be a full hour such as 2021-12-31 23:00:00: current value is "2021-01-01 00:30:00"$/,
    ],
    ["a stamp of hour 24", file("ts_kst,load_mw", "2021-01-01 24:00:00,60000"), /as a stamp must be a full hour/],
    [
      "a stamped row cut off",
      file("ts_kst,load_mw", "2021-01-01 00:00:00"),
      /\(line 2\) as the row ends before its load: the file is cut off$/,
    ],
  ])("readKpxLoad() refuses %s", (_, source, message) => {
    expect(() => readKpxLoad(source)).toThrow(UserError);
    expect(() => readKpxLoad(source)).toThrow(message);
  });
});

const REAL = resolve(import.meta.dirname, "../../../../shared/data/korea/kpx_hourly_load_weather_2013_2021.csv.gz");
const REASON = existsSync(REAL) ? "" : " (skipped: ../shared/data is absent)";

describe.skipIf(REASON !== "")(`readKpxLoad() on the hours of 2013 to 2021${REASON}`, () => {
  it("readKpxLoad() finds every hour of nine years once, the first at midnight in Seoul", async () => {
    const [source] = await openSourceFiles([REAL]);
    const starts = readKpxLoad(source!).hours.map(({ start }) => start);
    expect(new Set(starts).size).toBe(78_888);
    expect(new Date(Math.min(...starts)).toISOString()).toBe("2012-12-31T15:00:00.000Z");
    expect(Math.max(...starts) - Math.min(...starts)).toBe(78_887 * 3_600_000);
  });

  // Oracle: KPX's announcements of record demand name the hour that ends then: 17시 of 2018-07-24 with 92,478 MW, and the
  // summer peak of 2021, 18시 of 07-27 with 91,141 MW.
  it.each([
    ["2018-07-24T16:00:00+09:00", 92_478],
    ["2021-07-27T17:00:00+09:00", 91_141],
  ])("readKpxLoad() puts the record of the hour from %s there", async (start, mw) => {
    const [source] = await openSourceFiles([REAL]);
    expect(readKpxLoad(source!).hours.find((hour) => hour.start === Date.parse(start))?.loadMw).toBe(mw);
  });
});
