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
