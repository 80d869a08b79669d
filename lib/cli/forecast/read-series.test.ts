import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { readSeries } from "./read-series.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattbook-series-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string): Promise<Record<string, number[]>> {
  const path = join(folder, "input.csv");
  await writeFile(path, text);
  return Object.fromEntries((await readSeries(path)).map(({ id, values }) => [id, [...values]]));
}

describe("readSeries()", () => {
  it("readSeries() takes M4's wide layout: quotes, padding on the right, a gap inside is missing", async () => {
    expect(await read('"V1","V2","V3","V4"\n"H1","605","","586"\n"H2","12.5","-3",""\n\n')).toEqual({
      H1: [605, Number.NaN, 586],
      H2: [12.5, -3],
    });
  });

  it("readSeries() takes long rows in any order, other columns beside them, a missing time as a missing value", async () => {
    const text = "\ufeffset,Series,T,Value\nx,b,1,7\nx,a,3,30\nx,a,1,10\nx,a,4,NA\nx,a,6,60\n";
    expect(await read(text)).toEqual({ b: [7], a: [10, Number.NaN, 30, Number.NaN, Number.NaN, 60] });
  });

  it.each([
    ["months", "2023-12", "2024-01", "2024-03"],
    ["firsts of months", "2023-12-01", "2024-01-01", "2024-03-01"],
    ["years", "2021", "2022", "2024"],
    ["days", "2024-02-28", "2024-02-29", "2024-03-02"],
    ["hours", "2024-03-10 01:00", "2024-03-10 02:00", "2024-03-10 04:00"],
    ["hours with an offset", "2024-03-10T01:00+09:00", "2024-03-10T02:00+09:00", "2024-03-10T04:00+09:00"],
  ])("readSeries() counts steps of long files in %s", async (_what, first, second, fourth) => {
    expect(await read(`series,t,value\na,${first},1\na,${second},2\na,${fourth},4\n`)).toEqual({
      a: [1, 2, Number.NaN, 4],
    });
  });

  it.each([
    ["a word for a number", "V1,V2\nH1,many\n", "line 2, column V2): «many» is neither a number"],
    ["thousands", 'V1,V2\nH1,"1,000"\n', "«1,000» is neither a number"],
    ["a row longer than its header", "V1,V2\nH1,1,2\n", "line 2): the row has 3 cells, its header 2"],
    ["a wide row without a name", "V1,V2\n,1\n", "line 2, column 1): the name is missing"],
    ["a name twice", "V1,V2\nH1,1\nH1,2\n", "two rows have the series H1"],
    ["a header alone", "V1,V2\n", "has no row below its header"],
    ["one column", "H1\n1\n", "its header has one column"],
    ["a time twice", "series,t,value\na,1,1\na,1,2\n", "line 3, column t): the same time stands at line 2 already"],
    ["an uneven time", "series,t,value\na,0,1\na,2,2\na,5,2\n", "line 4, column t): the time is off the even steps"],
    ["a time that is none", "series,t,value\na,May,1\n", "line 2, column t): «May» is no time"],
    ["mixed times", "series,t,value\na,1,1\na,2024-05,1\n", "line 3, column t): the series mixes"],
    ["an empty file", "", "it is empty"],
  ])("readSeries() refuses %s in one line that says where", async (_what, text, message) => {
    await expect(read(text)).rejects.toThrow(UserError);
    await expect(read(text)).rejects.toThrow(message);
    await expect(read(text)).rejects.toThrow(/^Cannot [^\n]*$/);
  });
});
