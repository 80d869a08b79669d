import file from "#data/reference/regions.json" with { type: "json" };

/** A municipality as KEPCO reports it: one of 229. */
export interface Region {
  /** Official five-digit code (법정동코드). */
  readonly code: string;
  /** Statistics Korea's own code: another system, never to be mixed with `code`. */
  readonly kostat: string;
  readonly province: string;
  readonly sido: string;
  readonly sigungu: string;
  readonly sidoEn: string;
  readonly sigunguEn: string;
  readonly history: readonly { readonly code: string; readonly sido: string; readonly sigungu: string }[];
}

export const regions: readonly Region[] = file.regions;

export const provinces = file.provinces;

/** Names that stand for the whole of 세종, which has no municipalities below it. */
const SEJONG = ["세종시", "세종특별자치시", "세종", ""];

const byName = new Map<string, Region>();
for (const region of regions) {
  const short = provinces.find(({ code }) => code === region.province)?.short ?? region.sido;
  const sigungus = region.province === "36" ? SEJONG : [region.sigungu];
  for (const sigungu of sigungus) {
    for (const sido of [region.sido, short]) byName.set(nameKey(sido, sigungu), region);
  }
}
for (const region of regions) {
  for (const { sido, sigungu } of region.history) byName.set(nameKey(sido, sigungu), region);
}

/** The unit of a 시도 and a 시군구, by their names of today or of earlier years; blanks inside do not count. */
export function findRegion(sido: string, sigungu: string): Region | undefined {
  return byName.get(nameKey(sido, sigungu));
}

/** Why a pair of names is no unit of the table, as far as that is known: ready to follow "as … ". */
export function whyNoRegion(sido: string, sigungu: string): string {
  const name = `${sido.trim()} ${sigungu.trim()}`;
  const known = file.unmapped.find(
    (unit) => unit.sido === squeeze(sido) && (unit.sigungu ?? squeeze(sigungu)) === squeeze(sigungu),
  );
  if (known) {
    const when = known.validFrom === null ? `was until ${known.validTo}` : `is since ${known.validFrom}`;
    return `${name} cannot be joined to the 229 units of the table: it ${when}, and ${known.why}`;
  }
  const elsewhere = regions.filter((region) => region.sigungu === squeeze(sigungu)).map((region) => region.sido);
  const hint = elsewhere.length > 0 ? `; there is a ${squeeze(sigungu)} in ${elsewhere.join(", ")}` : "";
  return `there is no municipality of that name${hint}: current value is "${name}"`;
}

function nameKey(sido: string, sigungu: string): string {
  return `${squeeze(sido)} ${squeeze(sigungu)}`;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}
