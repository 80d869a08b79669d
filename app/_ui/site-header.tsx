import type { ReactNode } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { fleetMessages } from "./devices/messages-fleet.ts";
import { LanguageLink } from "./language-link.tsx";
import { liveMessages } from "./live/messages-live.ts";
import { messages } from "./messages.ts";
import { linkMessages } from "./messages-links.ts";
import { SnapshotBadge } from "./snapshot-badge.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

interface SiteHeaderProps {
  readonly language: Language;
  readonly address: string;
  /** The snapshot that is shown; undefined while the lake is empty. */
  readonly shown: ShownSnapshot | undefined;
  /** Alarms that nobody has acknowledged; undefined while that is not known. */
  readonly unacked: number | undefined;
  /** What stands in place of the snapshot's badge. */
  readonly children?: ReactNode;
}

export interface ShownSnapshot {
  readonly id: string;
  readonly kind: "live" | "as-of" | "pinned";
  readonly dataTo: string | undefined;
}

export function SiteHeader({ language, address, shown, unacked, children }: SiteHeaderProps) {
  const say = messages(language);
  const fleet = fleetMessages(language);
  const keep = new URL(address, "http://localhost");
  const search = new URLSearchParams();
  for (const name of ["lang", "theme"]) {
    const value = keep.searchParams.get(name);
    if (value !== null) search.set(name, value);
  }
  const home = search.size ? `/?${search}` : "/";
  return (
    <header className="site-header">
      <a className="skip" href="#content">
        {say.skip}
      </a>
      <a className="wordmark" href={home}>
        {say.home}
      </a>
      <nav aria-label={say.analyses}>
        <a
          href={home}
          {...(keep.pathname === "/" || keep.pathname.startsWith("/analyses") ? { className: "here" } : {})}
        >
          {say.analyses}
        </a>
        <a
          href={search.size ? `/live?${search}` : "/live"}
          {...(keep.pathname === "/live" ? { className: "here" } : {})}
        >
          {liveMessages(language).nav}
        </a>
        <a
          href={search.size ? `/devices?${search}` : "/devices"}
          {...(/^\/devices(\/|$)/.test(keep.pathname) ? { className: "here" } : {})}
        >
          {fleet.devices}
        </a>
        <a
          href={search.size ? `/alarms?${search}` : "/alarms"}
          {...(/^\/alarms(\/|$)/.test(keep.pathname) ? { className: "here" } : {})}
        >
          {fleet.alarms}
          {unacked ? (
            <>
              {" "}
              <span className="header-count">
                <span aria-hidden="true">{formatNumber(unacked, language, 6)}</span>
                <span className="visually-hidden">{fleet.unacked(formatNumber(unacked, language, 6))}</span>
              </span>
            </>
          ) : null}
        </a>
        <a
          href={search.size ? `/explore?${search}` : "/explore"}
          {...(keep.pathname === "/explore" ? { className: "here" } : {})}
        >
          {say.explore}
        </a>
      </nav>
      <div className="site-tools">
        <LanguageLink language={language} address={address} label={say.otherLanguage} />
        <ThemeToggle label={say.themeToggle} />
        {children ? (
          children
        ) : shown ? (
          <SnapshotBadge
            kind={shown.kind}
            opens={/^\/(analyses|p)\//.test(keep.pathname)}
            title={`${say.snapshot} ${shown.id}`}
            text={[
              `${badgeWord(shown.kind, language)} ${shown.id.slice(0, 8)}`,
              shown.dataTo && say.dataTo(shown.dataTo),
            ]
              .filter(Boolean)
              .join(" · ")}
          />
        ) : null}
      </div>
    </header>
  );
}

function badgeWord(kind: ShownSnapshot["kind"], language: Language): string {
  const say = messages(language);
  return { live: say.live, "as-of": say.asOf, pinned: linkMessages(language).pinned }[kind];
}
