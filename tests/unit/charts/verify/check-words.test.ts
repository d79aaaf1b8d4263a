import { createHash } from "node:crypto"
import { describe, expect, test } from "vitest"
import { checkWords, type Check } from "@/lib/charts/verify/check-words"
import { idOfHash } from "@/lib/charts/snapshot-id"

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex")
const hash = hashOf("a chart")
const other = hashOf("another chart")
const agrees = { isIntact: true, inputs: [{ hash: other, isIntact: true }], problems: [] }
const intact: Check = {
  status: "checked",
  id: idOfHash(hash),
  hash,
  found: hash,
  bytes: 18_432,
  server: agrees,
}

const said = (check: Check) => {
  const { verdict, headline, lines } = checkWords(check)
  return { verdict, text: [headline, ...lines].join(" ") }
}

describe("a check in words", () => {
  test("what hashes to its address is intact, and the server's answer stands beside it", () => {
    expect(checkWords(intact)).toEqual({
      verdict: "intact",
      headline: "Intact: not a byte was altered.",
      lines: [
        `The 18,432 bytes that this browser was sent hash to the SHA-256 above, and its first bits give ${idOfHash(hash)}, the last part of the address.`,
        "The server, asked to recompute what it stores, finds the same. The input of the run behind it is intact too.",
      ],
    })
  })

  test("other content is not intact, whatever page and server say", () => {
    const { verdict, text } = said({ ...intact, found: other, hash: other })
    expect(verdict).toBe("altered")
    expect(text).toContain(`not ${idOfHash(hash)}`)
    expect(text).toContain(idOfHash(other))
    expect(text).toContain("altered on its way here")
  })

  test("a page that names another hash is not intact", () => {
    expect(said({ ...intact, hash: other }).verdict).toBe("altered")
  })

  test("a chart that is intact on a server that lost an input is not called intact", () => {
    const server = { isIntact: false, inputs: [], problems: [`The input ${other} is missing.`] }
    const { verdict, text } = said({ ...intact, server })
    expect(verdict).toBe("altered")
    expect(text).toContain("is missing")
    expect(text).toContain("The chart is intact")
  })

  test("a server that cannot be asked changes nothing about what the browser found", () => {
    const { verdict, text } = said({ ...intact, server: null })
    expect(verdict).toBe("intact")
    expect(text).toContain("could not be asked")
  })

  test("a file that cannot be fetched is neither intact nor altered", () => {
    expect(said({ status: "unreachable", why: "The server could not be reached." }).verdict).toBe("unknown")
  })
})
