import "server-only"
import { z } from "zod"
import { AppError } from "./errors"

function wholeNumber(least: number, most: number) {
  const sentence = `must be a whole number from ${least} to ${most}`
  return z.coerce.number(sentence).int(sentence).min(least, sentence).max(most, sentence)
}

const envSchema = z.object({
  /** Where the data live. A relative path starts at the project's root. */
  DATABASE_URL: z
    .string()
    .regex(
      /^(?:file:.|postgres(?:ql)?:\/\/.)/,
      'must be an address such as "file:.data/chip-runway.db" or "postgresql://user:password@host:5432/name"',
    )
    .default("file:.data/chip-runway.db"),
  /** Copies of a PostgreSQL database that may be read from, with commas between them. */
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((urls) =>
      urls
        .split(",")
        .map((url) => url.trim())
        .filter((url) => url !== ""),
    )
    .pipe(
      z.array(
        z
          .string()
          .regex(/^postgres(?:ql)?:\/\/./, "must hold postgresql:// addresses, with commas between them"),
      ),
    )
    .default([]),
  /** Connections to PostgreSQL that one process opens at most. */
  DATABASE_POOL_SIZE: wholeNumber(1, 500).default(10),
  /** How long PostgreSQL may take over a statement before it is ended, in milliseconds; 0: as long as it likes. */
  DATABASE_STATEMENT_TIMEOUT_MS: wholeNumber(0, 3_600_000).default(30_000),
  PORT: wholeNumber(1, 65_535).default(3000),
  /** Where others reach the site. Links in e-mails begin with it; https makes cookies secure. */
  SITE_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://example.org" })
    .optional(),
  /** Signs cookies and encrypts second factors. Without it one is made and kept beside the database. */
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  /** How many proxies of ours stand before the server, each adding to x-forwarded-for. */
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  /** A mail server, so that a forgotten password can be set anew without an admin. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, "must begin with smtp:// or smtps://")
    .optional(),
  /** From whom such mail comes. */
  MAIL_FROM: z.string().default("Chip Runway <no-reply@localhost>"),
  /** Who asks for /api/metrics says it as a bearer token. Without it there is no such page. */
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** What is worth a line in the log. */
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be fatal, error, warn, info, debug, trace or silent",
    )
    .default("info"),
  /** Whether this server works on what is done in the background, or leaves it to others. */
  JOBS: z.enum(["here", "elsewhere"], 'must be "here" or "elsewhere"').default("here"),
  /** Where backups go; with a number of hours they are made by themselves. */
  BACKUP_DIR: z.string().optional(),
  BACKUP_EVERY_HOURS: wholeNumber(1, 8760).optional(),
  /** Where copies of the whole public data set go; with a number of hours they are made by themselves. */
  EXPORT_DIR: z.string().optional(),
  EXPORT_EVERY_HOURS: wholeNumber(1, 8760).optional(),
})

/** Hours without a folder would make nothing, and say so only when the first ones are over. */
const wholeEnvSchema = envSchema.superRefine((settings, context) => {
  const lacks = (setting: string, words: string) => {
    context.addIssue({ code: "custom", path: [setting], message: words })
  }
  if (settings.EXPORT_EVERY_HOURS !== undefined && settings.EXPORT_DIR === undefined)
    lacks("EXPORT_DIR", "is missing: EXPORT_EVERY_HOURS is set, and exports need a folder to go to")
  const isOnServer = /^postgres/.test(settings.DATABASE_URL)
  if (settings.BACKUP_EVERY_HOURS !== undefined && settings.BACKUP_DIR === undefined && isOnServer)
    lacks(
      "BACKUP_DIR",
      "is missing: BACKUP_EVERY_HOURS is set, and with PostgreSQL backups need a folder to go to",
    )
})

/** The settings of this process, checked. Every setting has a default. */
export function env(): z.infer<typeof envSchema> {
  const parsed = wholeEnvSchema.safeParse(withoutEmpty(process.env))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError("invalid-input", `The setting ${issue?.path.join(".")} ${issue?.message}.`)
}

/** A variable set to nothing counts as not set, as shells and compose files often leave it. */
function withoutEmpty(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== ""),
  ) as NodeJS.ProcessEnv
}
