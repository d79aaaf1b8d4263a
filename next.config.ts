import type { NextConfig } from "next"
import { fileURLToPath } from "node:url"

/** What a reader may choose on /orders; `ordersParams` of lib/orders-link.ts, which a test holds this to. */
const ordersParams = [
  "q",
  "firm",
  "chip",
  "maker",
  "kind",
  "status",
  "year",
  "source",
  "confidence",
  "contradictions",
  "known",
  "group",
  "sort",
  "columns",
  "page",
]

const config: NextConfig = {
  poweredByHeader: false,
  // Builds of one source are one site's, wherever they were made: see scripts/build.mjs. Null: a name by chance.
  generateBuildId: () => process.env.CHIP_RUNWAY_BUILD ?? null,
  // A server that runs without node_modules; scripts/package.mjs adds to it what Next leaves out.
  output: "standalone",
  // Next's own, save that addresses that do not exist leave nothing on disk.
  cacheHandler: fileURLToPath(new URL("scripts/kept-pages.mjs", import.meta.url)),
  reactStrictMode: true,
  // Types are checked by `npm test`; a first start should not spend its time, or fail, on the tests' types.
  typescript: { ignoreBuildErrors: true },
  // Native bindings, and what patches modules as they are loaded, must be loaded from node_modules, not bundled.
  serverExternalPackages: [
    "graphile-worker",
    "@libsql/client",
    "libsql",
    "@prisma/adapter-libsql",
    "@prisma/client",
    "@opentelemetry/sdk-node",
    "@prisma/instrumentation",
    "prom-client",
  ],
  // Headers come from lib/server/guard: some depend on settings that a build does not know.
  productionBrowserSourceMaps: false,
  // No picture of ours needs it, and it would fetch and compute for anybody who asks.
  images: { unoptimized: true },
  // A chart's files have its page's address with an ending. Before pages, because [id] would take the ending with it.
  // A page as known on a day is made for each reader; so that the plain one stays kept, it is another page inside.
  rewrites: () =>
    Promise.resolve({
      beforeFiles: [
        ...["s", "charts"].map((room) => ({
          source: `/${room}/:name([^/.]+)\\.:door(svg|png|csv-metadata\\.json|csv|json|md|zip)`,
          destination: `/doors/${room}/:name/:door`,
        })),
        // So has a firm's feed.
        {
          source: "/changes/firms/:slug([^/.]+)\\.:format(atom|json)",
          destination: "/doors/changes/:slug/:format",
        },
        // Answers are made for each request; the page with nothing but the field is kept.
        { source: "/search", has: [{ type: "query" as const, key: "q" }], destination: "/search/answer" },
        // So is a comparison; the choice of firms is kept.
        ...["firms", "known"].map((key) => ({
          source: "/compare",
          has: [{ type: "query" as const, key }],
          destination: "/compare/of",
        })),
        ...[
          ["/", "/known/board"],
          ["/board/:view+", "/known/board/:view+"],
          ["/companies/:slug", "/known/companies/:slug"],
          ["/orders/:id((?!rows\\.json$)[^/]+)", "/known/orders/:id"],
          ["/numbers/:path+", "/known/numbers/:path+"],
          ["/statements", "/known/statements"],
          ["/statements/:view+", "/known/statements/:view+"],
        ].map(([source = "", destination = ""]) => ({
          source,
          has: [{ type: "query" as const, key: "known" }],
          destination,
        })),
        // The page of all orders is kept as long as nobody chose anything.
        ...ordersParams.map((key) => ({
          source: "/orders",
          has: [{ type: "query" as const, key }],
          destination: "/orders/of/query",
        })),
      ],
    }),
  // What is inside is nobody's address.
  redirects: () =>
    Promise.resolve([
      { source: "/orders/of/query", destination: "/orders", permanent: true },
      { source: "/search/answer", destination: "/search", permanent: true },
      { source: "/compare/of", destination: "/compare", permanent: true },
      { source: "/known/board", destination: "/", permanent: true },
      { source: "/known/:page+", destination: "/:page+", permanent: true },
    ]),
  experimental: {
    // The largest file that can be imported, with room for the form around it; lib/server/refuse-large-bodies.ts
    // holds every other form to 2 MB.
    serverActions: { bodySizeLimit: "26mb" },
    proxyClientMaxBodySize: "26mb",
  },
}

export default config
