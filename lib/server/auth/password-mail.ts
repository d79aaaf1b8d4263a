import "server-only"
import { db } from "../db/client"
import { serializable } from "../db/transactions"
import { env } from "../env"
import { logError } from "../log"
import { makeAccountLink } from "./account-links"
import { recordAudit } from "./audit"
import { clientAddress } from "./client-address"
import { requestHeaders } from "./request"
import { takeAttempt } from "./throttle"

/** Whether a forgotten password can be set anew by mail; otherwise an admin hands a link over. */
export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined
}

/**
 * Sends a link that sets a new password, if the address has an account. Whoever asks learns nothing: the answer
 * comes before anything is looked up, and asking too often is not answered differently either.
 */
export async function askPasswordLink(given: string): Promise<void> {
  const email = given.trim().toLowerCase()
  const address = clientAddress(await requestHeaders())
  const ticket = await takeAttempt({ guessed: "password-link", account: email, address, device: null })
  if (!ticket.isAllowed || !canSendMail()) return
  send(email).catch((error: unknown) => logError(error, "sending a link for a new password"))
}

async function send(email: string): Promise<void> {
  const user = await db().user.findUnique({ where: { email } })
  if (!user || user.disabledAt !== null) return
  const link = await serializable(async (tx) => {
    await recordAudit({ actor: user, action: "ask-password-link", outcome: "done" }, tx)
    return makeAccountLink(tx, { purpose: "password", email, userId: user.id, createdById: null })
  })
  const { createTransport } = await import("nodemailer")
  const transport = createTransport(env().SMTP_URL)
  try {
    await transport.sendMail({
      from: env().MAIL_FROM,
      to: { name: user.name, address: user.email },
      subject: "A new password for Chip Runway",
      text: [
        "Somebody asked for a new password for your account. This link sets one; it works once, for a day:",
        String(link),
        "If it was not you, nothing needs to be done: your password stays as it is.",
      ].join("\n\n"),
    })
  } finally {
    transport.close()
  }
}
