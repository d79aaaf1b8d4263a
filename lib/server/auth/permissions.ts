import "server-only"
import { AppError } from "../errors"

export const roles = ["reader", "editor", "admin"] as const
export type Role = (typeof roles)[number]

/** Somebody who acts: a signed-in user with the role that the database gave a moment ago. */
export type Actor = { id: string; name: string; email: string; role: Role }

const editors = ["editor", "admin"] as const
const admins = ["admin"] as const
const everyone = roles

/** Who may do what. Every mutation and every query of unpublished data asks here itself. */
const allowed = {
  "account:own": everyone,
  "record:edit": editors,
  "history:read": editors,
  "import:run": editors,
  "review:decide": editors,
  "presence:see": editors,
  "user:manage": admins,
  "audit:read": admins,
  "setting:change": admins,
  "system:read": admins,
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof allowed

export const permissions = Object.keys(allowed) as Permission[]

/** Whether a role may do something. */
export function may(role: Role, permission: Permission): boolean {
  return (allowed[permission] as readonly Role[]).includes(role)
}

/**
 * Lets only those through who may do it.
 *
 * @throws AppError `not-signed-in` without an actor, `forbidden` where the role does not allow it
 */
export function requirePermission(actor: Actor | null, permission: Permission): asserts actor is Actor {
  if (actor === null) throw new AppError("not-signed-in", "Sign in to do this.")
  if (!may(actor.role, permission)) {
    throw new AppError(
      "forbidden",
      `This needs the role ${allowed[permission].join(" or ")}; yours is ${actor.role}.`,
    )
  }
}
