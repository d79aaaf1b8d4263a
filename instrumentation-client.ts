// Runs before everything else in the browser.

/**
 * Zod would try whether it may make code out of text, and the policy of our pages reports each try as a violation. This
 * tells it beforehand; on globalThis, so that pages without Zod do not load it for this.
 */
const shared = globalThis as typeof globalThis & { __zod_globalConfig?: { jitless: boolean } }
shared.__zod_globalConfig = { jitless: true }
