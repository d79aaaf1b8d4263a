import type { Order } from "@/lib/domain/order"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import type { Actor, Role } from "@/lib/server/auth/permissions"
import { db } from "@/lib/server/db/client"
import { recordVersions } from "@/lib/server/db/record-versions"
import type { Edit, SaveRequest } from "@/lib/server/mutations/edit"
import { loadCatalogue } from "@/lib/server/queries/catalogue"

/** Somebody with a role, without an account. */
export function actor(role: Role = "editor", id = `user-${role}`): Actor {
  return { id, name: `The ${role}`, email: `${id}@example.org`, role }
}

/** A user with a row of their own, as accounts have it. */
export async function user(role: Role, id = `user-${role}`): Promise<Actor> {
  const one = actor(role, id)
  await db().user.create({ data: { id, name: one.name, email: one.email, role } })
  return one
}

/** A record of the newest data version. */
export async function recordOf<K extends RecordKind>(kind: K, id: string): Promise<RecordByKind[K]> {
  const { records } = await loadCatalogue()
  const found = (records[kind] as RecordByKind[K][]).find((record) => record.id === id)
  if (!found) throw new Error(`the data have no ${kind} ${id}`)
  return structuredClone(found)
}

/** An edit of an existing record, begun at its version of this moment. */
export async function changeOf<K extends RecordKind>(
  kind: K,
  id: string,
  change: (record: RecordByKind[K]) => void,
): Promise<Extract<Edit, { do: "change" }>> {
  const record = await recordOf(kind, id)
  change(record)
  return { do: "change", kind, record, version: (await recordVersions(kind, [id])).get(id) ?? 0 }
}

/** A request to save edits by an editor, with what a test does not care about filled in. */
export function requestOf(edits: readonly Edit[], given: Partial<SaveRequest> = {}): SaveRequest {
  return { author: actor(), edits, reason: "a test's reason", origin: "edit", confirmed: [], ...given }
}

/** The order with contradicting reports on which much of the data rests. */
export const a800 = "a800-2023-four-firms"

/** Sets the chips that an order's first report gives. */
export function firstQuantity(order: Order, chips: number): void {
  const [report] = order.reports
  if (!report) throw new Error(`the order ${order.id} has no report`)
  report.quantity = { low: null, central: chips, high: null }
}
