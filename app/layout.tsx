import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { languageOf } from "#lib/notebook/language.ts";
import { pageSnapshot, sourcesOf } from "./_server/snapshot.ts";
import { Hatches } from "./_ui/hatches.tsx";
import { ReloadOnChange } from "./_ui/reload-on-change.tsx";
import { SiteHeader } from "./_ui/site-header.tsx";
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./tokens.css";
import "./page.css";
import "./header.css";
import "./inputs.css";
import "./figure.css";

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
  const theme = request.get("x-theme") ?? "auto";
  const address = request.get("x-address") ?? "/";
  return (
    <html lang={language} {...(theme === "auto" ? {} : { "data-theme": theme })}>
      <head>
        {/* Where react-aria looks for the nonce of the styles it adds. */}
        <meta property="csp-nonce" nonce={request.get("x-nonce") ?? undefined} />
      </head>
      <body>
        <Hatches />
        <SiteHeader language={language} address={address} shown={await shownBadge(address)} />
        {children}
        {process.env.NODE_ENV === "development" ? <ReloadOnChange /> : null}
      </body>
    </html>
  );
}

async function shownBadge(address: string) {
  const asked = new URL(address, "http://localhost").searchParams.get("snapshot");
  const { snapshot, dropped } = await pageSnapshot(asked);
  if (!snapshot) return undefined;
  const [newest] = await sourcesOf(snapshot);
  return { id: snapshot.id, isLive: asked === null || dropped !== undefined, lastMonth: newest?.last_month };
}
