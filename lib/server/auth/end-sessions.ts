import "server-only"
import type { Transaction } from "../db/client"

/**
 * Ends every session of a user, on every device, and every sign-in that waits for its second factor. Done with
 * each change of password, role or access, so that nothing begun before it lives on.
 */
export async function endSessions(tx: Transaction, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } })
  await tx.verification.deleteMany({ where: { value: userId } })
}
