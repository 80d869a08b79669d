import type { Language } from "#lib/notebook/language.ts";
import { fleetMessages } from "./devices/messages-fleet.ts";
import { KeepFresh } from "./keep-fresh.tsx";

const FRESH_MS = 5000;

interface DatabaseAwayProps {
  readonly language: Language;
  readonly title: string;
  readonly reason: string;
}

/** A page that cannot be made as the database does not answer: what still works, and how to mend it. Comes back by itself. */
export function DatabaseAway({ language, title, reason }: DatabaseAwayProps) {
  const say = fleetMessages(language);
  return (
    <main id="content" className="notebook fleet" data-database="away">
      <h1>{title}</h1>
      <p className="standfirst">{say.away}</p>
      <p>{say.awayMend}</p>
      <p className="fleet-reason">
        <code>{reason}</code>
      </p>
      <KeepFresh everyMs={FRESH_MS} />
    </main>
  );
}
