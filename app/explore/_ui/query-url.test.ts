import { expect, it } from "vitest";
import { querySearch, readQuery } from "./query-url.ts";

it("querySearch() and readQuery() give back any query and chart, and leave the rest of the address", () => {
  const query = {
    sql: "SELECT 'a,b & c' AS \"x,~ y\" -- 한글\nFROM t",
    chart: { kind: "line", x: "x,~ y", y: "100 %", colour: "é" },
  } as const;
  const search = querySearch("?lang=ko&snapshot=abc&sql=old", query);
  expect(readQuery(new URLSearchParams(search))).toEqual(query);
  expect(new URLSearchParams(search).get("lang")).toBe("ko");
  expect(new URLSearchParams(search).get("snapshot")).toBe("abc");
  expect(querySearch("?lang=ko&sql=old", { sql: "  " })).toBe("?lang=ko");
});

it.each(["pie,x,y", "line,x", "line,,y", "%E0%A4%A,x", ""])("readQuery() reads no chart out of %j", (chart) => {
  expect(readQuery(new URLSearchParams({ sql: "FROM t", chart }))).toEqual({ sql: "FROM t" });
});
