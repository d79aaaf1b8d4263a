import fc from "fast-check"
import { expect, test } from "vitest"
import { hideSecrets } from "@/lib/server/watch/hide-secrets"

test.each([
  [
    "connect to postgresql://app:pa55@db:5432/chips failed",
    "connect to postgresql://[hidden]@db:5432/chips failed",
  ],
  ["smtp://mailer:pa55@mail.example.org", "smtp://[hidden]@mail.example.org"],
  ["authorization: Bearer abc.def-ghi", "authorization: Bearer [hidden]"],
  [`token chiprunway_${"a".repeat(43)} is unknown`, "token [hidden] is unknown"],
  [
    "cookie: chip-runway.session_token=abc%3D; theme=dark",
    "cookie: chip-runway.session_token=[hidden]; theme=dark",
  ],
  ['{"password":"pa55 word"}', '{"password":"[hidden] word"}'],
])("%s", (text, kept) => {
  expect(hideSecrets(text)).toBe(kept)
})

test("a text without anything secret is left as it is", () => {
  const text = "order:ord_1 names the chip h20, which does not exist (https://example.org/a?b=c)"
  expect(hideSecrets(text)).toBe(text)
})

test("whatever a password is made of, an address shows none of it", () => {
  const password = fc.stringMatching(/^[A-Za-z0-9%_.!*-]{8,30}$/)
  fc.assert(
    fc.property(password, (secret) => {
      expect(hideSecrets(`failed: postgres://app:${secret}@db/chips`)).not.toContain(secret)
    }),
  )
})
