/** A token by which a program edits as its user. The token itself is shown once and kept nowhere. */
export type ApiTokenLine = {
  id: string
  name: string
  /** ISO times. */
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
  state: "works" | "expired" | "revoked"
}

/** How many days a token may work. */
export const tokenDays = [7, 30, 90, 365] as const
