/** Called by Next.js once, when a server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return
  const { notePeerAddresses } = await import("./lib/server/auth/client-address")
  notePeerAddresses()
  const { watchDataVersion } = await import("./lib/server/version-watcher")
  watchDataVersion()
}
