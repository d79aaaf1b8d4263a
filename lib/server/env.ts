import "server-only"
import { isAbsolute, join } from "node:path"
import { z } from "zod"
import { AppError } from "./errors"

const envSchema = z.object({
  /** Where the data live. A relative path starts at the project's root. */
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'must be a file address such as "file:.data/chip-runway.db"')
    .default("file:.data/chip-runway.db"),
  PORT: z.coerce
    .number("must be a number from 1 to 65535")
    .int("must be a whole number")
    .min(1, "must be a number from 1 to 65535")
    .max(65535, "must be a number from 1 to 65535")
    .default(3000),
  /** Where others reach the site. Links in e-mails begin with it; https makes cookies secure. */
  SITE_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://example.org" })
    .optional(),
  /** Signs cookies and encrypts second factors. Without it one is made and kept beside the database. */
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  /** How many proxies of ours stand before the server, each adding to x-forwarded-for. */
  TRUSTED_PROXIES: z.coerce
    .number("must be a whole number from 0 to 10")
    .int("must be a whole number from 0 to 10")
    .min(0, "must be a whole number from 0 to 10")
    .max(10, "must be a whole number from 0 to 10")
    .default(0),
  /** A mail server, so that a forgotten password can be set anew without an admin. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, "must begin with smtp:// or smtps://")
    .optional(),
  /** From whom such mail comes. */
  MAIL_FROM: z.string().default("Chip Runway <no-reply@localhost>"),
})

/** The settings of this process, checked. Every setting has a default. */
export function env(): z.infer<typeof envSchema> {
  const parsed = envSchema.safeParse(withoutEmpty(process.env))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError("invalid-input", `The setting ${issue?.path.join(".")} ${issue?.message}.`)
}

/** The database file's absolute path. npm runs every script in the project's root. */
export function databasePath(): string {
  const path = env()
    .DATABASE_URL.slice("file:".length)
    .replace(/^\/\/(?=\/)/, "")
  return isAbsolute(path) ? path : join(/* turbopackIgnore: true */ process.cwd(), path)
}

/** A variable set to nothing counts as not set, as shells and compose files often leave it. */
function withoutEmpty(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== ""),
  ) as NodeJS.ProcessEnv
}
