import type { NextConfig } from "next"

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`; a first start should not spend its time, or fail, on the tests' types.
  typescript: { ignoreBuildErrors: true },
  // Native bindings must be loaded from node_modules, not bundled.
  serverExternalPackages: ["@libsql/client", "libsql", "@prisma/adapter-libsql", "@prisma/client"],
  experimental: {
    // The largest file that can be imported, with room for the form around it; proxy.ts holds every other form to 2 MB.
    serverActions: { bodySizeLimit: "26mb" },
    proxyClientMaxBodySize: "26mb",
  },
}

export default config
