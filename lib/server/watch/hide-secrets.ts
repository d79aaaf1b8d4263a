import "server-only"

/** Fields that are never written, wherever in a line they stand. */
const secretFields = ["authorization", "cookie", "password", "token", "secret", "url"]

/** Paths for pino's `redact`: at the top of a line, and one and two levels below it. */
export const redactedPaths = [
  ...secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
  '*["set-cookie"]',
  '*.*["set-cookie"]',
]

const secretsInText: readonly [RegExp, string][] = [
  // A database's or a mail server's address with its password.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, "$1[hidden]@"],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, "$1 [hidden]"],
  [/\bchiprunway_[\w-]+/g, "[hidden]"],
  [/(session_token|session_data|two_factor|trust_device)=[^;\s"]+/g, "$1=[hidden]"],
  [/\b(password|passwd|secret|token)(["']?\s*[=:]\s*["']?)[^\s"',;&]+/gi, "$1$2[hidden]"],
]

/** A fault's text without what opens something: libraries put whole addresses and headers into their messages. */
export function hideSecrets(text: string): string {
  return secretsInText.reduce((kept, [secret, instead]) => kept.replace(secret, instead), text)
}
