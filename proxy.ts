import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { readSettings } from "#lib/core/settings.ts";
import { languageOf } from "#lib/notebook/language.ts";
import { foreignRequest } from "./app/_server/foreign-request.ts";

/**
 * Refuses what other sites' pages ask. Answers every page with a fresh nonce and the policy that allows nothing but it, and tells
 * the layout language and theme.
 */
export function proxy(request: NextRequest): Response {
  const refused = foreignRequest(request, readSettings(process.env));
  if (refused) return refused;
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const { searchParams } = request.nextUrl;
  const theme = searchParams.get("theme");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-language", languageOf(searchParams.get("lang"), request.headers.get("accept-language")));
  headers.set("x-theme", theme === "dark" || theme === "light" ? theme : "auto");
  headers.set("x-address", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  const rules = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src": isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(rules)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}

export const config = {
  matcher: [{ source: "/((?!_next/static|_next/image|fonts/|icon).*)" }],
};
