import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import { type Lake, openLake } from "./lake.ts";
import type { PartWrite } from "./store/part-write.ts";
import { catalogueOf } from "./test-catalogue.ts";

const METERS = 230;
const HOURS = 435;
const PARTS = 12;
const ROWS = METERS * HOURS;

const DATASET: Dataset = {
  name: "bench",
  rowIs: "meter × hour",
  columns: {
    meter: { type: "VARCHAR", meaning: "Meter." },
    place: { type: "VARCHAR", meaning: "Place." },
    ts: { type: "TIMESTAMPTZ", meaning: "Start of the hour." },
    day: { type: "DATE", meaning: "Day." },
    load_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Energy.", nullable: true },
    pv_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Energy.", nullable: true },
    count: { type: "INTEGER", meaning: "Readings." },
    complete: { type: "BOOLEAN", meaning: "Whether none is missing." },
  },
  key: ["meter", "ts"],
  sort: ["meter", "ts"],
};

type Report = (name: string, value: number, unit: string, target?: string) => void;

/** Our queries as ratios to DuckDB's own client on the same Parquet: 100,050 rows, 8 columns, 12 parts. */
export default async function bench(report: Report): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-bench-"));
  try {
    const lake = await openLake(home, catalogueOf([DATASET]));
    const [first, again] = await commitTwice(lake);
    report(`commit ${ROWS} rows in ${PARTS} parts`, first, "ms");
    report("commit the same again", again, "ms");
    const snapshot = await lake.snapshot();
    report("open a snapshot, first query", await once(() => snapshot.query("SELECT 1 AS one")), "ms", "< 100");

    const filter = "SELECT ts, load_kwh FROM bench WHERE meter = $meter AND ts >= $from ORDER BY ts";
    const parameters = { meter: "m117", from: "2024-01-10T00:00:00Z" };
    report("filtered query", await median(() => snapshot.query(filter, parameters)), "ms", "< 10");

    const raw = await rawClient(path.join(lake.dir, "parts"));
    const fetch = await median(() => raw.fetch());
    const stream = await median(() => raw.stream());
    const query = await median(() => snapshot.query("FROM bench"));
    const arrow = await median(async () => (await snapshot.query("FROM bench")).arrow());
    const rows = await median(async () => (await snapshot.query("FROM bench")).rows());
    const rawRows = await median(() => raw.rows());
    raw.close();
    report("DuckDB's client: run, fetch all chunks", fetch, "ms");
    report("DuckDB's client: stream all chunks", stream, "ms");
    report("DuckDB's client: row objects", rawRows, "ms");
    report("query: columns out of DuckDB", query, "ms");
    report("query and Arrow", arrow, "ms");
    report("query and Arrow / DuckDB's chunks, run", arrow / fetch, "×", "< 2");
    report("query and Arrow / DuckDB's chunks, streamed", arrow / stream, "×");
    report("query and rows / DuckDB's row objects", rows / rawRows, "×", "< 1");
    await lake.close();
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function commitTwice(lake: Lake): Promise<[number, number]> {
  const put = Array.from({ length: PARTS }, (_, i) => part(i));
  const commit = () => lake.commit("bench", () => ({ put }));
  return [await once(commit), await once(commit)];
}

function part(index: number): PartWrite {
  const meters = Array.from({ length: METERS }, (_, i) => i).filter((i) => i % PARTS === index);
  const rows = meters.flatMap((meter) => Array.from({ length: HOURS }, (_, hour) => ({ meter, hour })));
  const load = Float64Array.from(rows, ({ meter, hour }) => (hour % 97 === 0 ? Number.NaN : Math.sin(hour) + meter));
  const columns = {
    meter: rows.map(({ meter }) => `m${meter}`),
    place: rows.map(({ meter }) => `강원특별자치도 ${meter % 17}`),
    ts: BigInt64Array.from(rows, ({ hour }) => BigInt(hour) * 3_600_000_000n + 1_704_067_200_000_000n),
    day: Int32Array.from(rows, ({ hour }) => 19_723 + Math.floor(hour / 24)),
    load_kwh: load,
    pv_kwh: load.map((value) => value / 3),
    count: Int32Array.from(rows, ({ hour }) => hour % 60),
    complete: rows.map(({ hour }) => hour % 60 > 0),
  };
  return { dataset: "bench", partition: String(index), columns, provenance: { source: "bench", quality: "synthetic" } };
}

async function rawClient(parts: string) {
  const files = (await readdir(parts)).map((name) => `'${path.join(parts, name)}'`);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("SET parquet_metadata_cache = true");
  const sql = `FROM read_parquet([${files.join(", ")}])`;
  return {
    fetch: async () => (await connection.run(sql)).fetchAllChunks(),
    stream: async () => (await connection.stream(sql)).fetchAllChunks(),
    rows: async () => (await connection.run(sql)).getRowObjectsJS(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function once(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function median(work: () => Promise<unknown>, runs = 15): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) times.push(await once(work));
  return times.sort((a, b) => a - b)[runs >> 1]!;
}
