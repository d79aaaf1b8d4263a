import { z } from "zod"

/** What a form of the accounts says after it was sent. Plain data: without JavaScript it travels with the page. */
export type AccountFormState = {
  /** Counts the answers; 0: the page as it was opened. */
  turn: number
  problems: readonly { field: string | null; message: string }[]
  /** One sentence on what was done. */
  done: string | null
  /** What was typed, without passwords and codes. */
  values: Readonly<Record<string, string>>
  /** A link to hand over. */
  link?: string
  /** Recovery codes, shown this once. */
  recoveryCodes?: readonly string[]
}

export const openedAccountForm: AccountFormState = { turn: 0, problems: [], done: null, values: {} }

/** What each role may do, in the order of what they may do. */
export const roleWords = {
  reader: "Reader: signs in, changes nothing",
  editor: "Editor: changes records, imports files, reads the history",
  admin: "Admin: all of that, and users, settings and the audit",
} as const

/** What a role lets somebody do, said to them. */
export const roleDeeds = {
  reader: "As a reader you can sign in and see your own account. An admin can make you an editor.",
  editor: "As an editor you change records, import files, and read and restore their history.",
  admin:
    "As an admin you change records, import files, and decide who else may, and when a second editor must look.",
} as const

export const roleSchema = z.enum(["reader", "editor", "admin"], "choose a role")

export const userRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  isDisabled: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** When they last signed in; null: never, or longer ago than sessions are kept. */
  lastSession: z.iso.datetime().nullable(),
})
export type UserRow = z.infer<typeof userRowSchema>

export const invitationRowSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  expiresAt: z.iso.datetime(),
})
export type InvitationRow = z.infer<typeof invitationRowSchema>

export const sessionRowSchema = z.strictObject({
  id: z.string(),
  isThisOne: z.boolean(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  address: z.string().nullable(),
  /** "Firefox on Linux", or as the browser names itself. */
  browser: z.string(),
})
export type SessionRow = z.infer<typeof sessionRowSchema>

export const auditRowSchema = z.strictObject({
  id: z.int(),
  at: z.iso.datetime(),
  /** Whose name stands under it; the address as typed where nobody was signed in. */
  who: z.string(),
  action: z.string(),
  outcome: z.enum(["done", "refused", "failed"]),
  address: z.string().nullable(),
  detail: z.string().nullable(),
})
export type AuditRow = z.infer<typeof auditRowSchema>
