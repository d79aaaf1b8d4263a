/** Called by Next.js once, when a server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return
  // First, because Prisma's spans begin with the client that is opened after it.
  const { sendTelemetry } = await import("./lib/server/watch/telemetry")
  await sendTelemetry()
  // The development server keeps no pages.
  if (process.env.NODE_ENV === "production") {
    const { keepAnswers } = await import("./lib/server/kept-answers/keep-answers")
    keepAnswers()
  }
  const { notePeerAddresses } = await import("./lib/server/auth/client-address")
  notePeerAddresses()
  const { sendPlainContentTypes } = await import("./lib/server/plain-content-types")
  sendPlainContentTypes()
  const { tellSharedCaches } = await import("./lib/server/shared-caches")
  tellSharedCaches()
  const { answerWhole } = await import("./lib/server/whole-answers")
  answerWhole()
  const { leadToOneSpelling } = await import("./lib/server/one-spelling")
  leadToOneSpelling()
  const { refuseBrokenAddresses } = await import("./lib/server/refuse-broken-addresses")
  refuseBrokenAddresses()
  // The development server has addresses of its own that are sent to, ends at once, and reloads pages by an upgrade.
  if (process.env.NODE_ENV === "production") {
    const { refuseInnerAddresses } = await import("./lib/server/refuse-inner-addresses")
    refuseInnerAddresses()
    const { refusePublicPosts } = await import("./lib/server/refuse-public-posts")
    refusePublicPosts()
    const { endGracefully } = await import("./lib/server/watch/end-gracefully")
    endGracefully()
    const { ignoreUpgrades } = await import("./lib/server/ignore-upgrades")
    ignoreUpgrades()
  }
  const { refuseLargeBodies } = await import("./lib/server/refuse-large-bodies")
  refuseLargeBodies()
  const { limitConnections } = await import("./lib/server/limit-connections")
  limitConnections()
  const { sayPageRefusals } = await import("./lib/server/page-refusals")
  sayPageRefusals()
  const { sayOutage } = await import("./lib/server/outage/say-outage")
  sayOutage()
  const { guardRequests } = await import("./lib/server/guard/guard-requests")
  guardRequests()
  // The last that looks at requests sees them first: also what the others refuse has an id and a line in the log.
  const { noteRequests } = await import("./lib/server/watch/note-requests")
  noteRequests()
  const { watchDataVersion } = await import("./lib/server/version-watcher")
  watchDataVersion()
  const { warmColumns } = await import("./lib/server/orders-explorer/warm-columns")
  void warmColumns()
  const { beginHeartbeat } = await import("./lib/server/instances/heartbeat")
  beginHeartbeat()
  const { startJobs } = await import("./lib/server/jobs/start-jobs")
  // Not waited for: pages are served from a queue that cannot be reached too.
  void startJobs("server")
}

/** Called by Next.js with what a page or a handler threw and nobody caught; people see its digest. */
export async function onRequestError(
  error: unknown,
  request: { path: string; method: string },
  context: { routePath: string; routeType: string },
): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  // Before anything is waited for: the status of the answer is written soon.
  const { notePageRefusal } = await import("./lib/server/page-refusals")
  const status = notePageRefusal(error, context.routeType)
  const { logRequestFault } = await import("./lib/server/watch/log-request-fault")
  logRequestFault(error, request, { ...context, status })
}
