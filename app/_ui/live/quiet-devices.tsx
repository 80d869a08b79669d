import type { LiveFrame } from "#lib/live/live-frame.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { LivePage } from "./live-page.ts";
import { clock } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";

/** Devices that do not report, those first that have been so longest. */
export function QuietDevices({ page, frame }: { readonly page: LivePage; readonly frame: LiveFrame }) {
  const { language, zone } = page;
  const say = liveMessages(language);
  const { silent, late } = frame.devices;
  const rest = silent + late - frame.quiet.length;
  return (
    <section className="live-quiet" aria-labelledby="live-quiet">
      <h2 id="live-quiet">{say.quiet}</h2>
      {frame.quiet.length === 0 ? <p className="live-hint">{say.quietNone}</p> : null}
      <ul>
        {frame.quiet.map(({ id, state, at }) => (
          <li key={id}>
            <a href={`/devices/${encodeURIComponent(id)}?lang=${language}`}>
              <code>{id}</code>
            </a>
            <span>
              {at === null
                ? say.neverHeard
                : state === "late"
                  ? say.late(clock(at, zone, language))
                  : say.since(clock(at, zone, language))}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="live-hint">{say.more(formatNumber(rest, language))}</p> : null}
    </section>
  );
}
