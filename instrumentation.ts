/** Called by Next.js once, when a server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return
  // The development server keeps no pages.
  if (process.env.NODE_ENV === "production") {
    const { keepAnswers } = await import("./lib/server/kept-answers/keep-answers")
    keepAnswers()
  }
  const { notePeerAddresses } = await import("./lib/server/auth/client-address")
  notePeerAddresses()
  const { sendPlainContentTypes } = await import("./lib/server/plain-content-types")
  sendPlainContentTypes()
  const { refuseBrokenAddresses } = await import("./lib/server/refuse-broken-addresses")
  refuseBrokenAddresses()
  // The development server has addresses of its own that are sent to.
  if (process.env.NODE_ENV === "production") {
    const { refusePublicPosts } = await import("./lib/server/refuse-public-posts")
    refusePublicPosts()
  }
  const { watchDataVersion } = await import("./lib/server/version-watcher")
  watchDataVersion()
  const { warmColumns } = await import("./lib/server/orders-explorer/warm-columns")
  void warmColumns()
}
