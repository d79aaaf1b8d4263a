import type { NextConfig } from "next"
import { fileURLToPath } from "node:url"

const config: NextConfig = {
  poweredByHeader: false,
  // Next's own, save that addresses that do not exist leave nothing on disk.
  cacheHandler: fileURLToPath(new URL("scripts/kept-pages.mjs", import.meta.url)),
  reactStrictMode: true,
  // Types are checked by `npm test`; a first start should not spend its time, or fail, on the tests' types.
  typescript: { ignoreBuildErrors: true },
  // Native bindings must be loaded from node_modules, not bundled.
  serverExternalPackages: ["@libsql/client", "libsql", "@prisma/adapter-libsql", "@prisma/client"],
  // For the public pages; the admin area's own, stricter ones come with its nonces from proxy.ts.
  headers: () =>
    Promise.resolve([
      {
        source: "/((?!admin).*)",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        ],
      },
      // Only embeds are made to stand in other people's pages.
      {
        source: "/((?!admin|embed/(?:s|charts)/[^/]+$).*)",
        headers: [{ key: "X-Frame-Options", value: "SAMEORIGIN" }],
      },
      // What is set here wins over a handler's own; files (a dossier, a picture) bring stricter ones.
      {
        source: "/((?!admin|embed/|doors/|.*\\.[a-z]+$).*)",
        headers: [{ key: "Content-Security-Policy", value: "frame-ancestors 'self'" }],
      },
    ]),
  // A chart's files have its page's address with an ending. Before pages, because [id] would take the ending with it.
  rewrites: () =>
    Promise.resolve({
      beforeFiles: ["s", "charts"].map((room) => ({
        source: `/${room}/:name([^/.]+)\\.:door(svg|png|csv|json|md)`,
        destination: `/doors/${room}/:name/:door`,
      })),
    }),
  experimental: {
    // The largest file that can be imported, with room for the form around it; proxy.ts holds every other form to 2 MB.
    serverActions: { bodySizeLimit: "26mb" },
    proxyClientMaxBodySize: "26mb",
  },
}

export default config
