import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { TwinView } from "../../_server/device-twin.ts";
import { dateTime } from "../live/live-text.ts";
import { twinMessages } from "./messages-twin.ts";

/** When the residual took another level, and when the device did not go with others of its kind or with itself: a sentence each. */
export function foundTexts(
  { changes, outliers, unusual }: Pick<TwinView, "changes" | "outliers" | "unusual">,
  zone: string,
  language: Language,
): string[] {
  const say = twinMessages(language);
  const time = (at: number) => dateTime(at, zone, language);
  const spansOf = (spells: TwinView["unusual"]) => spells.map(({ from, to }) => `${time(from)} – ${time(to)}`);
  const spans = spansOf(outliers?.spells ?? []);
  return [
    ...(changes.length === 0 ? [] : [say.levelChanges(changes.map(time).join(", "))]),
    ...(outliers && spans.length > 0
      ? [say.outliers(formatNumber(outliers.peers, language, 3), spans.join(", "))]
      : []),
    ...(unusual.length === 0 ? [] : [say.unusualSpells(spansOf(unusual).join(", "))]),
  ];
}
