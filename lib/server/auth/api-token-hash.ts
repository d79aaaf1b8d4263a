import "server-only"
import { createHash, randomBytes } from "node:crypto"

/** So that a token found somewhere is known for what it is. */
const mark = "chiprunway_"

/** A new token: 256 bits that nobody guesses. */
export function newApiToken(): string {
  return mark + randomBytes(32).toString("base64url")
}

/** Whether a text could be a token at all. */
export function isApiToken(text: string): boolean {
  return /^chiprunway_[A-Za-z0-9_-]{43}$/.test(text)
}

/** What is kept of a token. It is as long as a key, so a fast hash without salt gives nothing away. */
export function apiTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}
