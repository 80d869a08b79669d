import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { readWeather } from "./read-weather.ts";
import { asosDailyText, asosHourlyText, epwFile, nsrdbFile, tmy2File, tmy3File, utf8File } from "./tiny-weather.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const sam = (...rows: string[]) =>
  utf8File(["Latitude,Longitude,Time Zone,Elevation", "37,127,9,0", ...rows].map((row) => `${row}\n`).join(""));
const COLUMNS = "Year,Month,Day,Hour,GHI,DNI,DHI,Tdry,Wspd";

describe("readWeather() refuses", () => {
  it.each([
    ["an empty file", utf8File(""), /^Cannot read f as it is empty$/],
    [
      "a ZIP or Excel file",
      utf8File("PK\x03\x04…"),
      /^Cannot read f as it is a ZIP archive or an Excel file: unpack it/,
    ],
    ["a web page", utf8File("<!DOCTYPE html><p>Sign in"), /^Cannot read f as it is a web page or XML/],
    ["JSON", utf8File('{\n "a": 1}'), /^Cannot read f as it is JSON: expected EPW/],
    [
      "semicolons",
      utf8File(`${text(epwFile()).replaceAll(",", ";")}COMMENTS;"x`),
      /^Cannot read f \(line 1\) as its values are parted by semicolons: save it with commas$/,
    ],
    [
      "another table",
      utf8File("a,b\n1,2\n"),
      /^Cannot read f as its first lines are none that are known: expected EPW/,
    ],
    [
      "a number that is none",
      sam(COLUMNS, "2024,1,1,0,x1,0,0,1,1"),
      /^Cannot read f \(line 4, column GHI\) as it must be a number from -25 to 2000, or blank where missing: current value is "x1"$/,
    ],
    ["a GHI of 5000", sam(COLUMNS, "2024,1,1,0,5000,0,0,1,1"), /\(line 4, column GHI\) .* current value is "5000"$/],
    [
      "a missing column",
      sam("Year,Month,Day,Hour,GHI,Wspd", "2024,1,1,0,0,1"),
      /^Cannot read f \(line 3\) as the column Temperature is missing: there are Year, Month/,
    ],
    [
      "a latitude of 137",
      utf8File("Latitude,Longitude,Time Zone,Elevation\n137,127,9,0\na,b\n"),
      /\(line 2, column Latitude\) as it must be a number from -90 to 90: current value is "137"$/,
    ],
    [
      "time that goes back",
      sam(COLUMNS, "2024,1,2,0,0,0,0,1,1", "2024,1,1,0,0,0,0,1,1"),
      /^Cannot read f \(line 5\) as time goes back from 2024-01-02 00:00: current value is 2024-01-01 00:00, and rows must run on$/,
    ],
    [
      "a row twice",
      sam(COLUMNS, "2024,1,1,0,0,0,0,1,1", "2024,1,1,0,0,0,0,1,1"),
      /\(line 5\) as it has the same time as the row before/,
    ],
    [
      "one row of another year",
      utf8File(text(epwFile()).replace("2019,6,21,12,", "2018,6,21,12,")),
      /^Cannot read f \(line 20, column year\) as the row before is 2019-06-21 10:00: current value is 2018-06-21 11:00, and a year changes at its end/,
    ],
    [
      "one row of a later year",
      utf8File(text(epwFile()).replace("2019,6,21,12,", "2029,6,21,12,")),
      /\(line 20, column year\)/,
    ],
    [
      "a row of another year at a month's end",
      sam(COLUMNS, ...["2024,1,31,22", "2024,1,31,23", "2012,2,1,0", "2024,2,1,1"].map((at) => `${at},0,0,0,1,1`)),
      /\(line 7, column year\) as the row before is 2012-02-01 00:00/,
    ],
    [
      "a last row of another year",
      sam(COLUMNS, ...["2024,12,31,22", "2034,12,31,23"].map((at) => `${at},0,0,0,1,1`)),
      /\(line 5, column year\)/,
    ],
    [
      "a leap of years",
      sam(COLUMNS, ...["2014,3,1,22", "2016,5,1,23"].map((at) => `${at},0,0,0,1,1`)),
      /\(line 5, column year\)/,
    ],
    [
      "30 February",
      sam(COLUMNS, "2024,2,30,0,0,0,0,1,1"),
      /\(line 4\) as there is no such day: current value is 2024-02-30 00:00$/,
    ],
    ["29 February of 2023", sam(COLUMNS, "2023,2,29,0,0,0,0,1,1"), /\(line 4\) as there is no such day/],
    [
      "hours 0 and 24",
      sam(COLUMNS, "2024,1,1,0,0,0,0,1,1", "2024,1,1,24,0,0,0,1,1"),
      /\(line 4, column hour\) as hours run from 0 to 23 or from 1 to 24/,
    ],
    [
      "a row cut off",
      sam(COLUMNS, "2024,1,1,0,0,0,0"),
      /\(line 4\) as the row ends before (Tdry|Wspd): the file is cut off$/,
    ],
    [
      "an EPW cut off",
      epwFile().subarray(0, -60),
      /\(line 32\) as the row ends before wind speed: the file is cut off$/,
    ],
    [
      "an EPW of its header",
      utf8File(text(epwFile()).split("\r\n").slice(0, 8).join("\n")),
      /as it has a header and no rows$/,
    ],
    [
      "a TMY2 row cut off",
      tmy2File().subarray(0, -40),
      /\(line 25\) as a row has 142 signs: this one has \d+, so the file is cut off$/,
    ],
    [
      "a TMY3 of another clock",
      utf8File(text(tmy3File()).replace("03:00", "3 am")),
      /\(line 5, column Date and Time\) as a time must look like 12\/31\/1995 and 01:00 to 24:00/,
    ],
    [
      "NSRDB in Fahrenheit",
      utf8File(text(nsrdbFile()).replace("Local Time Zone\n", "Temperature Units\n").replace("1655,-7", "1655,f")),
      /column temperature units\) as only °C, mbar and W\/m2 are read: current value is "f"$/,
    ],
    [
      "two stations",
      utf8File(asosHourlyText().replace(/108(?=,서울,2024-06-21 05)/, "159")),
      /\(line 6, column 지점\) as it holds more than one station \(108 and 159\)/,
    ],
    [
      "an unknown station",
      utf8File(asosHourlyText().replaceAll("108,", "999,")),
      /column 지점\) as the place of station 999 is not known: known are 90, 95/,
    ],
    [
      "ASOS without radiation",
      utf8File(asosHourlyText().replace("일사(", "전운량(")),
      /\(line 1\) as the column 일사 is missing: choose it when fetching the file$/,
    ],
    [
      "ASOS without wind",
      utf8File(asosHourlyText().replace("풍속(", "풍향(")),
      /\(line 1\) as the column 풍속 is missing: choose it when fetching the file$/,
    ],
    [
      "ASOS by the day without wind",
      utf8File(asosDailyText().replace("평균 풍속(", "평균 풍향(")),
      /\(line 1\) as the column 평균풍속 is missing: choose it when fetching the file$/,
    ],
    [
      "a stamp that is none",
      utf8File(asosDailyText().replace("2024-06-21", "21.06.24")),
      /\(line 3, column 일시\) as a time must look like 2024-01-31/,
    ],
  ])("readWeather() refuses %s", (_, bytes, message) => {
    const read = () => readWeather(bytes, "f");
    expect(read).toThrow(UserError);
    expect(read).toThrow(message);
  });

  it.each([
    [6, "215", "dry bulb temperature", "-95 to 65"],
    [6, "999", "dry bulb temperature", "-95 to 65"],
    [21, "2500", "wind speed", "0 to 115"],
    [13, "64000", "global horizontal radiation", "-25 to 2000"],
    [9, "1005000", "atmospheric station pressure", "30000 to 110000"],
    [32, "18", "albedo", "0 to 1"],
  ])("readWeather() refuses an EPW whose field %i is %s, which is no code of missing", (field, cell, called, range) => {
    const bytes = epwFile((hour, at, written) => (hour === 12 && at === field ? cell : written));
    const message = `Cannot read f (line 20, column ${called}) as it must be a number from ${range}, or blank where missing: current value is "${cell}"`;
    expect(() => readWeather(bytes, "f")).toThrow(new UserError(message));
  });

  it("readWeather() gives a weather or a UserError of one line, whatever is done to a file", () => {
    const files = [
      epwFile(),
      tmy2File(),
      tmy3File(),
      nsrdbFile(),
      sam(COLUMNS, "2024,1,1,0,0,0,0,1,1"),
      utf8File(asosHourlyText()),
      utf8File(asosDailyText()),
    ];
    const outcomes = { read: 0, refused: 0 };
    const signs = fc.constantFrom(
      ",",
      "\n",
      "\r\n",
      '"',
      "-",
      "9999",
      "1e400",
      "NaN",
      "²",
      "\0",
      "24",
      " ",
      "2024-02-30",
      "지점",
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat(6), signs), { maxLength: 4 }),
        fc.nat(),
        (bytes, edits, end) => {
          let mangled = text(bytes);
          for (const [at, length, sign] of edits) {
            const from = at % mangled.length;
            mangled = mangled.slice(0, from) + sign + mangled.slice(from + length);
          }
          if (end % 3 === 0) mangled = mangled.slice(0, end % mangled.length);
          try {
            const { weather } = readWeather(utf8File(mangled), "f");
            expect(weather.ghi).toHaveLength(weather.start.length);
            outcomes.read++;
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
            expect(error.message).toMatch(/^Cannot read f\b.*$/);
            outcomes.refused++;
          }
        },
      ),
      { numRuns: 400, seed: 6 },
    );
    expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(20);
  });
});
