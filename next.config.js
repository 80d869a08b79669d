import createMDX from "@next/mdx";

/** @type {import("next").NextConfig} */
const config = {
  pageExtensions: ["ts", "tsx"],
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@duckdb/node-api", "apache-arrow", "linkedom"],
};

export default createMDX({ options: { remarkPlugins: ["remark-gfm"] } })(config);
