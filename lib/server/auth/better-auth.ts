import "server-only"
import { betterAuth } from "better-auth/minimal"
import { prismaAdapter } from "better-auth/adapters/prisma"
import { twoFactor } from "better-auth/plugins/two-factor"
import { db } from "../db/client"
import { databaseKind } from "../db/target"
import { authSecret } from "../secrets"
import { addressHeader } from "./client-address"
import { cookiePrefix } from "./signed-cookies"
import { siteAddress } from "./site-address"

/** A session ends after two weeks, whatever is done in it. */
export const sessionSeconds = 14 * 24 * 60 * 60

const made = new WeakMap<object, ReturnType<typeof make>>()

/**
 * better-auth on our database: passwords (scrypt), sessions, second factors. None of its addresses are served;
 * only server code calls it, by `auth().api`. Counting failures is ours (`throttle.ts`), because it knows
 * devices; so are invitations and roles.
 */
export function auth(): ReturnType<typeof make> {
  const client = db()
  const known = made.get(client)
  if (known) return known
  const instance = make()
  made.set(client, instance)
  return instance
}

function make() {
  return betterAuth({
    appName: "Chip Runway",
    baseURL: siteAddress().origin,
    secret: authSecret(),
    database: prismaAdapter(db(), { provider: databaseKind() }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
    },
    session: {
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: siteAddress().protocol === "https:",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      twoFactor({
        issuer: "Chip Runway",
        // Locking the account would let whoever knows the password lock its owner out.
        accountLockout: { enabled: false },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // The last door: however a session comes about, a disabled account gets none.
          before: async ({ userId }) => {
            const user = await db().user.findUnique({ where: { id: userId }, select: { disabledAt: true } })
            return user !== null && user.disabledAt === null
          },
        },
      },
    },
  })
}
