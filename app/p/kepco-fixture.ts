import { writeFile } from "node:fs/promises";
import { expect } from "vitest";
import { runCli } from "#lib/cli/checks/run-cli.ts";
import { PROJECT_ROOT } from "#lib/cli/world.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { importKepco } from "#lib/sources/import-kepco.ts";

/** Municipalities of the tables below: province, name, official code. */
const PLACES = [
  ["서울특별시", "종로구", "11110"],
  ["서울특별시", "강남구", "11680"],
  ["부산광역시", "해운대구", "26350"],
  ["경기도", "수원시", "41110"],
  ["경기도", "화성시", "41590"],
  ["충청남도", "당진시", "44270"],
  ["전라남도", "광양시", "46230"],
  ["경상북도", "포항시", "47110"],
  ["경상북도", "구미시", "47190"],
  ["제주특별자치도", "제주시", "50110"],
] as const;

const CONTRACTS = ["주택용", "산업용"] as const;
const YEARS = [2022, 2023, 2024];

/** The cell that the restated table has otherwise: Pohang's industry in May 2024. */
const RESTATED = { sigungu: "포항시", contract: "산업용", year: 2024, month: 5, kwh: 1_500_000_000 } as const;

/** Imports the made-up table, written to a file, into a home by the real command, which derives what comes of it. */
export async function importTable(
  home: string,
  file: string,
  isRestated: boolean,
  years?: readonly number[],
): Promise<void> {
  await writeTable(file, isRestated, years);
  const { code, stderr } = await runCli(["import", "kepco", file], { WATTBOOK_HOME: home });
  expect(stderr).toBe("");
  expect(code).toBe(0);
}

/** Puts the same table into a home's lake, without what is derived from it: that takes longer than all else. */
export async function storeTable(home: string, file: string, isRestated: boolean): Promise<void> {
  await writeTable(file, isRestated);
  const lake = await openLake(home, await loadCatalogue(PROJECT_ROOT));
  try {
    expect((await importKepco(lake, [file])).lines).not.toEqual([]);
  } finally {
    await lake.close();
  }
}

/** Writes a made-up table in the form of KEPCO's; the restated one differs from the first in one cell. */
async function writeTable(file: string, isRestated: boolean, years: readonly number[] = YEARS): Promise<void> {
  const header = ["연도", "시도", "시군구", "계약종별", ...Array.from({ length: 12 }, (_, i) => `${i + 1}월`)];
  const rows = years.flatMap((year) =>
    PLACES.flatMap(([sido, sigungu], place) =>
      CONTRACTS.map((contract, kind) => {
        const uses = Array.from({ length: 12 }, (_, i) => {
          const { sigungu: where, contract: what, year: when, month, kwh } = RESTATED;
          if (isRestated && sigungu === where && contract === what && year === when && i + 1 === month) return kwh;
          return Math.round(
            1e7 * (1 + place) * (1 + 4 * kind) * (1 + 0.2 * Math.cos((i * Math.PI) / 6)) + 1e5 * (year - 2022),
          );
        });
        return [year, sido, sigungu, contract, ...uses].join(",");
      }),
    ),
  );
  await writeFile(file, `${[header.join(","), ...rows].join("\n")}\n`);
}
