import type { NextConfig } from "next"

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`; a first start should not spend its time, or fail, on the tests' types.
  typescript: { ignoreBuildErrors: true },
  // Native bindings must be loaded from node_modules, not bundled.
  serverExternalPackages: ["@libsql/client", "libsql", "@prisma/adapter-libsql", "@prisma/client"],
}

export default config
