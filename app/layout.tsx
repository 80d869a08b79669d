import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { languageOf } from "#lib/notebook/language.ts";
import { mergedSources } from "#lib/notebook/merged-sources.ts";
import { pinnedPage } from "#lib/notebook/pins/pinned-page.ts";
import { loadAnalysis } from "./_server/analyses.ts";
import { pageView } from "./_server/page-view.ts";
import { loadPin, pinHome } from "./_server/pins.ts";
import { siteLive } from "./_server/site-live.ts";
import { pageSnapshot, sourcesOf } from "./_server/snapshot.ts";
import { unackedAlarms } from "./_server/unacked-alarms.ts";
import { DropZone } from "./_ui/drop-zone.tsx";
import { Hatches } from "./_ui/hatches.tsx";
import { LiveHealth } from "./_ui/live/live-health.tsx";
import { PageKeys } from "./_ui/page-keys.tsx";
import { ReloadOnChange } from "./_ui/reload-on-change.tsx";
import { ScriptsReady } from "./_ui/scripts-ready.tsx";
import type { ShownSnapshot } from "./_ui/site-header.tsx";
import { SiteHeader } from "./_ui/site-header.tsx";
import { Toast } from "./_ui/toast.tsx";
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./tokens.css";
import "./page.css";
import "./header.css";
import "./inputs.css";
import "./slider.css";
import "./arrays.css";
import "./solve.css";
import "./claims.css";
import "./figure.css";
import "./table-sort.css";
import "./links.css";
import "./changes.css";
import "./menu.css";
import "./keys.css";
import "./gestures.css";
import "./deck.css";
import "./slide.css";
import "./print.css";
import "./quality.css";
import "./live.css";
import "./live-plan.css";
import "./live-widths.css";
import "./fleet.css";
import "./fleet-page.css";
import "./alarms.css";
import "./access.css";
import "./prose-table.css";
import "./schedule.css";

export const metadata: Metadata = { title: { default: "Wattbook", template: "%s · Wattbook" } };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#14171b" },
  ],
};

export default async function Layout({ children }: { readonly children: ReactNode }) {
  const request = await headers();
  const language = languageOf(request.get("x-language"), undefined);
  const address = request.get("x-address") ?? "/";
  const view = pageView(new URL(address, "http://localhost").searchParams);
  const asked = request.get("x-theme") ?? "auto";
  const theme = view === "print" && asked === "auto" ? "light" : asked;
  return (
    <html lang={language} {...(theme === "auto" ? {} : { "data-theme": theme })}>
      <head>
        {/* Where react-aria looks for the nonce of the styles it adds. */}
        <meta property="csp-nonce" nonce={request.get("x-nonce") ?? undefined} />
      </head>
      <body>
        <Hatches />
        {view === undefined ? (
          <SiteHeader
            language={language}
            address={address}
            shown={await shownBadge(address)}
            unacked={await unackedAlarms()}
          >
            {/^\/live(\?|$)/.test(address) ? (
              <LiveHealth language={language} initial={(await siteLive()).frame()} isPast={/[?&]at=/.test(address)} />
            ) : null}
          </SiteHeader>
        ) : null}
        {children}
        <Toast />
        {view === undefined ? (
          <>
            <DropZone language={language} />
            <PageKeys language={language} />
          </>
        ) : null}
        {process.env.NODE_ENV === "development" ? <ReloadOnChange /> : null}
        <ScriptsReady />
      </body>
    </html>
  );
}

async function shownBadge(address: string): Promise<ShownSnapshot | undefined> {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  const pin = await loadPin(/^\/p\/([0-9a-f]+)$/.exec(pathname)?.[1] ?? "");
  if (pin) {
    const { sources } = await pinnedPage(await pinHome(), pin, "en");
    return { id: pin.snapshot, kind: "pinned", dataTo: sources[0]?.last ?? undefined };
  }
  const asked = searchParams.get("snapshot");
  const { snapshot, dropped } = await pageSnapshot(asked);
  if (!snapshot) return undefined;
  const analysis = await loadAnalysis(/^\/analyses\/([^/]+)$/.exec(pathname)?.[1] ?? "");
  const [newest] = analysis ? mergedSources(await sourcesOf(snapshot, analysis)) : [];
  const isLive = asked === null || dropped !== undefined;
  return { id: snapshot.id, kind: isLive ? "live" : "as-of", dataTo: newest?.last ?? undefined };
}
