import "server-only"
import type { SettingRow } from "@/lib/contracts/system"
import { databaseName, databaseTarget } from "../db/target"
import { env } from "../env"
import { hideSecrets } from "./hide-secrets"

/** Settings whose value may be shown. Whatever is not named here is hidden, also one that is added some day. */
const open: ReadonlySet<string> = new Set([
  "DATABASE_POOL_SIZE",
  "DATABASE_STATEMENT_TIMEOUT_MS",
  "PORT",
  "SITE_URL",
  "TRUSTED_PROXIES",
  "MAIL_FROM",
  "LOG_LEVEL",
  "JOBS",
  "BACKUP_DIR",
  "BACKUP_EVERY_HOURS",
  "EXPORT_DIR",
  "EXPORT_EVERY_HOURS",
])

/** Every setting of this process as it is in force, for admins; secrets only as being set. */
export function settingsInForce(): SettingRow[] {
  const settings = { ...settingsWithoutValue, ...env() }
  return Object.entries(settings)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]): SettingRow => {
      const isDefault = (process.env[name] ?? "") === ""
      const isSet = value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)
      const shown = isSet ? shownValue(name, value) : null
      return { name, value: shown, isHidden: isSet && shown === null, isDefault }
    })
}

/** What has no default and is not set is missing from `env()`, and is to be seen as not set. */
const settingsWithoutValue = {
  SITE_URL: null,
  AUTH_SECRET: null,
  SMTP_URL: null,
  METRICS_TOKEN: null,
  BACKUP_DIR: null,
  BACKUP_EVERY_HOURS: null,
  EXPORT_DIR: null,
  EXPORT_EVERY_HOURS: null,
}

function shownValue(name: string, value: unknown): string | null {
  // An address without its user and password says which database it is.
  if (name === "DATABASE_URL") return databaseName()
  if (name === "DATABASE_REPLICA_URLS" && Array.isArray(value)) {
    return value.map((url) => databaseName(databaseTarget(String(url)))).join(", ")
  }
  if (!open.has(name)) return null
  return hideSecrets(String(value))
}
