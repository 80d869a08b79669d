const HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  pageExtensions: ["ts", "tsx"],
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The test command checks the types of everything, tests included; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@duckdb/node-api",
    "@duckdb/node-bindings",
    "@bsull/augurs",
    "apache-arrow",
    "linkedom",
    "playwright",
    "@resvg/resvg-js",
    "mqtt",
    "nodemailer",
    "pg",
    "drizzle-orm",
    "web-push",
  ],
  rewrites: async () => [
    { source: "/p/:pin([0-9a-f]+).pdf", destination: "/p/:pin/document.pdf" },
    { source: "/p/:pin([0-9a-f]+).zip", destination: "/p/:pin/bundle.zip" },
  ],
  headers: async () => [
    { source: "/:path*", headers: HEADERS },
    // Pictures of a page are made to be shown elsewhere.
    { source: "/:path*/og.png", headers: [{ key: "Cross-Origin-Resource-Policy", value: "cross-origin" }] },
    // Its address holds its hash. A browser asks for it again whenever the address of a page changes, also without a network.
    { source: "/icon.svg", headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }] },
  ],
};

export default config;
