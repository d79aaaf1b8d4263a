import fc from "fast-check"
import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { idOfHash, isIdOf, isSnapshotId } from "@/lib/charts/snapshot-id"

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

/** RFC 4648 by the letter: groups of five bits, one after the other. */
function base32(hash: string): string {
  const bits = Buffer.from(hash, "hex").reduce((all, byte) => all + byte.toString(2).padStart(8, "0"), "")
  const groups = bits.match(/.{5}/g) ?? []
  return groups.map((group) => "abcdefghijklmnopqrstuvwxyz234567"[parseInt(group, 2)]).join("")
}

test("an id is the beginning of its hash in base32, however long", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.integer({ min: 16, max: 51 }), (bytes, length) => {
      const hash = sha256(bytes)
      expect(idOfHash(hash, length)).toBe(base32(hash).slice(0, length))
      expect(isIdOf(idOfHash(hash, length), hash)).toBe(true)
    }),
  )
})

test("a flipped bit anywhere gives another id", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), fc.nat(), fc.nat(7), (bytes, pick, bit) => {
      const id = idOfHash(sha256(bytes))
      const altered = Uint8Array.from(bytes)
      altered[pick % bytes.length]! ^= 1 << bit
      expect(isIdOf(id, sha256(altered))).toBe(false)
    }),
  )
})

test.each(["", "short", "A".repeat(16), "a".repeat(52), "aaaaaaaaaaaaaaa1", "../../etc/passwd"])(
  "%j is no id",
  (text) => {
    expect(isSnapshotId(text)).toBe(false)
    expect(isIdOf(text, "0".repeat(64))).toBe(false)
  },
)
