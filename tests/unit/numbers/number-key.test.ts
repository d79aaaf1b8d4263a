import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { numberPath, readNumberPath, type NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"

/** Whatever may stand in a part of an address: a browser takes "." and ".." for steps in a path, and an id is none. */
const part = fc
  .string({ minLength: 1, maxLength: 60, unit: "grapheme" })
  .filter((text) => !/^\.{1,2}$/.test(text))
const workload = fc.constantFrom("training" as const, "inference" as const)
const set = fc.constantFrom("own" as const, "all" as const)

const keys: fc.Arbitrary<NumberKey> = fc.oneof(
  fc.record({ of: fc.constant("runway" as const), firm: part, workload, set }),
  fc.record({ of: fc.constant("stock" as const), firm: part, chip: fc.option(part) }),
  fc.record({ of: fc.constant("exposure" as const), firm: part, measure: part }),
  fc.record({
    of: fc.constant("order" as const),
    order: part,
    measure: fc.constantFrom(...(["quantity", "cost", "price", "ordered", "delivery"] as const)),
  }),
  fc.record({ of: fc.constant("claim" as const), claim: part }),
  fc.record({ of: fc.constant("assumption" as const), assumption: part }),
  fc.record({ of: fc.constant("spec" as const), chip: part, spec: part }),
  fc.record({ of: fc.constant("driver" as const), firm: part, workload, set, input: part }),
  fc.record({ of: fc.constant("scenario" as const), firm: part, workload, set, scenario: part }),
  fc.record({ of: fc.constant("case" as const), case: part }),
  fc.record({ of: fc.constant("count" as const), kind: part, firm: fc.option(part) }),
)

describe("the address of a number", () => {
  test("leads back to the key, through a browser’s own reading of addresses too", () => {
    fc.assert(
      fc.property(keys, fc.option(fc.constantFrom("2023-11-20", "2025-01-01")), (key, known) => {
        expect(readNumberPath(numberPath(key).split("/").map(decodeURIComponent))).toEqual(key)
        const url = new URL(routes.number(key, known), "https://example.org")
        expect(url.origin).toBe("https://example.org")
        expect(url.searchParams.get("known")).toBe(known)
        const parts = url.pathname.split("/").slice(2).map(decodeURIComponent)
        expect(readNumberPath(parts)).toEqual(key)
      }),
    )
  })

  test("is read from anything without an error, and gives a key only where it leads back to it", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 250 }), { maxLength: 8 }), (parts) => {
        const key = readNumberPath(parts)
        if (key) expect(readNumberPath(numberPath(key).split("/").map(decodeURIComponent))).toEqual(key)
      }),
    )
  })

  test.for([
    [],
    [""],
    ["runway"],
    ["runway", "baidu"],
    ["runway", "baidu", "training"],
    ["runway", "baidu", "training", "own", "more"],
    ["runway", "baidu", "serving", "own"],
    ["runway", "baidu", "training", "OWN"],
    ["runway", "", "training", "own"],
    ["order", "x", "weight"],
    ["claim"],
    ["claim", ""],
    ["claim", "."],
    ["claim", ".."],
    ["claim", "x".repeat(201)],
    ["constructor", "x"],
    ["__proto__", "x"],
    ["toString"],
    ["RUNWAY", "baidu", "training", "own"],
  ])("%j is no number’s", (parts) => {
    expect(readNumberPath(parts)).toBeNull()
  })

  test("has nothing where all of a kind, or all chips, are meant", () => {
    expect(numberPath({ of: "count", kind: "report", firm: null })).toBe("count/report")
    expect(numberPath({ of: "stock", firm: "baidu", chip: null })).toBe("stock/baidu")
    expect(readNumberPath(["count", "report"])).toEqual({ of: "count", kind: "report", firm: null })
    expect(readNumberPath(["stock", "baidu", ""])).toEqual({ of: "stock", firm: "baidu", chip: null })
  })
})
