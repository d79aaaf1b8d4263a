import "server-only"
import { settingsSchema, type Settings } from "@/lib/contracts/edit"
import { requirePermission, type Actor } from "./auth/permissions"
import { now } from "./clock"
import { db } from "./db/client"
import { AppError } from "./errors"

const defaults: Settings = { secondLookMonths: 3, secondEditor: "never" }

/** The admins' choices, each at its default until one is made. */
export async function getSettings(): Promise<Settings> {
  const rows = await db().setting.findMany()
  return settingsSchema.parse({
    ...defaults,
    ...Object.fromEntries(rows.map(({ key, value }) => [key, value])),
  })
}

/** Changes the settings; every one of them is written, so that a later default moves none. */
export async function changeSettings(actor: Actor | null, values: Settings): Promise<void> {
  requirePermission(actor, "setting:change")
  const parsed = settingsSchema.safeParse(values)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new AppError("invalid-input", `${issue?.path.join(".")}: ${issue?.message}`)
  }
  for (const [key, value] of Object.entries(parsed.data)) {
    const row = { value, editor: actor.name, updatedAt: now() }
    await db().setting.upsert({ where: { key }, create: { key, ...row }, update: row })
  }
}
