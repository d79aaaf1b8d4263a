import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { caseSchema, mostCaseChanges, type ReadersValue } from "@/lib/domain/case"
import { labQuery, mostDroppedNamed, readLabQuery, type LabState } from "@/lib/lab/link"
import { linkHistory, type LinkHistory } from "@/lib/lab/link-versions"

const read = (query: string, history?: LinkHistory) => readLabQuery(new URLSearchParams(query), history)

const bare: LabState = {
  case: { firm: "baidu", asOf: null, scenario: "as-things-stand", assumptions: {}, trust: {} },
  compare: null,
  workload: "training",
  set: "own",
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const value: fc.Arbitrary<ReadersValue> = fc.oneof(
  number.map((one) => ({ is: "value" as const, value: one })),
  fc
    .tuple(number, number)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ is: "range" as const, low: Math.min(a, b), high: Math.max(a, b) })),
  fc.constant({ is: "none" as const }),
)
const hasNoNamesake = (name: string) => !(name in Object.prototype)
const slug = fc.stringMatching(/^[a-z0-9]{1,8}(?:[-.][a-z0-9]{1,8}){0,3}$/).filter(hasNoNamesake)
const assumption = fc.oneof(
  fc.constantFrom(
    "training.runsPerYear",
    "mfu.hopper",
    "domesticFlowGrowth",
    "firm",
    "v",
    "trust",
    "asOf",
    "ref",
    "assume.ref",
    "7",
  ),
  fc.stringMatching(/^[A-Za-z0-9]{1,8}(?:[-.][A-Za-z0-9]{1,8}){0,3}$/).filter(hasNoNamesake),
)
const state: fc.Arbitrary<LabState> = fc.record({
  case: fc.record({
    firm: slug,
    asOf: fc.option(fc.constantFrom("2023-11", "2025-05", "2026-11")),
    scenario: fc.oneof(slug, fc.constant("as-things-stand")),
    assumptions: fc.dictionary(assumption, value, { maxKeys: 12, noNullPrototype: true }),
    trust: fc.dictionary(
      slug,
      fc.double({ min: 0, max: 100, noNaN: true }).map((times) => times + 0),
      {
        maxKeys: 6,
        noNullPrototype: true,
      },
    ),
  }),
  compare: fc.option(slug),
  workload: fc.constantFrom("training", "inference"),
  set: fc.constantFrom("own", "all"),
})

/** A report trusted once is a report whose weight nobody changed. */
function withoutIdleTrust(given: LabState): LabState {
  const trust = Object.fromEntries(Object.entries(given.case.trust).filter(([, times]) => times !== 1))
  return { ...given, case: { ...given.case, trust } }
}

describe("a link", () => {
  test("gives back the state it was made of", () => {
    fc.assert(
      fc.property(state, (given) => {
        const { state: opened, dropped } = read(labQuery(given))
        expect(opened).toEqual(withoutIdleTrust(given))
        expect(dropped).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test("is the same however it came about", () => {
    fc.assert(
      fc.property(state, fc.func(fc.nat(1000)), (given, rank) => {
        const params = [...new URLSearchParams(labQuery(given))]
        const shuffled = params.map((param, at) => [rank(at), param] as const).sort(([a], [b]) => a - b)
        const opened = read(new URLSearchParams(shuffled.map(([, param]) => param)).toString())
        expect(labQuery(opened.state!)).toBe(labQuery(given))
      }),
    )
  })

  test("of a state that changes nothing names the firm alone", () => {
    expect(labQuery(bare)).toBe("?firm=baidu")
    expect(read("firm=baidu")).toEqual({ state: bare, dropped: [] })
  })

  test("is short and can be read", () => {
    const link = labQuery({
      case: {
        firm: "baidu",
        asOf: "2023-11",
        scenario: "domestic-supply-stalls",
        assumptions: {
          "training.runsPerYear": { is: "range", low: 1.5, high: 3 },
          "training.runFlop0": { is: "value", value: 2e25 },
          "mfu.hopper": { is: "value", value: 0.3 },
          "training.growthHalfLifeMonths": { is: "none" },
          domesticFlowChina: { is: "range", low: 60000, high: 200000 },
          price: { is: "value", value: 1 },
        },
        trust: { "report-a": 0, "report-b": 2 },
      },
      compare: "no-further-imports",
      workload: "inference",
      set: "all",
    })
    expect(link).toBe(
      "?firm=baidu&scenario=domestic-supply-stalls&compare=no-further-imports" +
        "&domesticFlowChina=60000..200000&mfu.hopper=0.3&assume.price=1" +
        "&training.growthHalfLifeMonths=none&training.runFlop0=2e25&training.runsPerYear=1.5..3" +
        "&disbelieve=report-a&trust=report-b@2&workload=inference&set=all&asOf=2023-11",
    )
  })

  test("may have its numbers written as people write them", () => {
    const opened = read(
      "firm=baidu&training.runFlop0=2e%2B25&inference.contextTokens=2E+3..4500.0&mfu.h20=.5",
    )
    expect(opened.dropped).toEqual([])
    expect(opened.state?.case.assumptions).toEqual({
      "training.runFlop0": { is: "value", value: 2e25 },
      "inference.contextTokens": { is: "range", low: 2000, high: 4500 },
      "mfu.h20": { is: "value", value: 0.5 },
    })
  })
})

describe("a damaged link", () => {
  test("without a firm opens nothing, and says what is wrong with the firm", () => {
    expect(read("mfu.hopper=0.3").state).toBeNull()
    expect(read("firm=Bai%20du")).toEqual({
      state: null,
      dropped: [{ param: "firm", text: "Bai du", why: "no firm has such a name" }],
    })
  })

  test("opens with what can be read and says what was left out and why", () => {
    const opened = read(
      "firm=baidu&mfu.hopper=a+lot&mfu.h20=3..1.5&uptime.x=2..2&training.runsPerYear=1..2..3&training.runFlop0=1e999" +
        "&training.rdMultiplier=5&set=everything&asOf=2023-13&scenario=No!&trust=report&trust=report-b@200" +
        "&disbelieve=Report&v=two",
    )
    expect(opened.state).toEqual({
      ...bare,
      case: { ...bare.case, assumptions: { "training.rdMultiplier": { is: "value", value: 5 } } },
    })
    expect(
      Object.fromEntries(opened.dropped.map(({ param, text, why }) => [`${param}=${text}`, why])),
    ).toEqual({
      "mfu.hopper=a lot": "a value is written 1.5, a range 1.5..3, and no value none",
      "mfu.h20=3..1.5": "the lower end comes first, so write 1.5..3",
      "uptime.x=2..2": "both ends of the range are the same; one number alone is a value",
      "training.runsPerYear=1..2..3": "a value is written 1.5, a range 1.5..3, and no value none",
      "training.runFlop0=1e999": "that is larger than any number this site can hold",
      "set=everything": "it is own or all",
      "asOf=2023-13": "a month is written 2023-11",
      "scenario=No!": "no scenario has such a name",
      "trust=report":
        "how far a report is trusted is written after an @, from 0 to 100: @2 is twice its weight",
      "trust=report-b@200":
        "how far a report is trusted is written after an @, from 0 to 100: @2 is twice its weight",
      "disbelieve=Report": "no report has such a name",
      "v=two": "the version of a link is a whole number",
    })
  })

  test("that says a thing twice is held to the first", () => {
    const opened = read(
      "firm=baidu&firm=tencent&mfu.h20=0.4&mfu.h20=0.5&disbelieve=report-a&trust=report-a@2&set=all&set=all",
    )
    expect(opened.state?.case).toEqual({
      ...bare.case,
      assumptions: { "mfu.h20": { is: "value", value: 0.4 } },
      trust: { "report-a": 0 },
    })
    expect(opened.dropped.map(({ param, text }) => `${param}=${text}`).sort()).toEqual([
      "firm=tencent",
      "mfu.h20=0.5",
      "trust=report-a@2",
    ])
  })

  test("may carry parameters that are not ours", () => {
    const query =
      "firm=baidu&utm_source=mail&utm_medium=x&theme=dark&ref=1&fbclid=IwAR1&constructor=1&__proto__=1&toString"
    expect(read(query)).toEqual({
      state: bare,
      // A capital letter inside makes it look like one of ours, so its reader is told.
      dropped: [{ param: "toString", text: "", why: "no assumption has such a name" }],
    })
  })

  test("cannot reach what every object has", () => {
    const opened = read(
      "firm=baidu&assume.constructor=1&assume.__proto__=1&assume.hasOwnProperty=1&disbelieve=constructor&trust=__proto__@2",
    )
    expect(opened.state).toEqual(bare)
    expect(opened.dropped).toHaveLength(5)
  })

  test("of many thousand parameters is read up to a limit, and the answer stays short", () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `x.${at}=${at % 2 === 0 ? at : "?"}`).join("&")
    const opened = read(`firm=baidu&${many}`)
    expect(Object.keys(opened.state!.case.assumptions)).toHaveLength(mostCaseChanges)
    expect(caseSchema.safeParse(opened.state!.case).success).toBe(true)
    expect(opened.dropped).toHaveLength(mostDroppedNamed + 1)
  })

  test("with a value of a megabyte is told so in a line", () => {
    const opened = read(`firm=baidu&mfu.h20=${"9".repeat(1_000_000)}&x.${"y".repeat(1_000_000)}=1`)
    expect(opened.state).toEqual(bare)
    expect(opened.dropped).toHaveLength(2)
    for (const { param, text } of opened.dropped) expect(param.length + text.length).toBeLessThan(130)
  })

  test("never throws and never opens a case that is none", () => {
    const part = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "firm",
        "firm=baidu",
        "=",
        "&",
        "%",
        "%zz",
        "%F0%9F",
        "..",
        "@",
        "trust=",
        "v=",
        "v=9",
        "asOf=",
        "mfu.h20=",
      ),
      fc.constantFrom("__proto__", "constructor", "none", "1e5", "-0", "NaN", "Infinity", "assume.", "baidu"),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const { state: opened } = read(`firm=baidu&${parts.join("")}`)
        if (opened) {
          expect(caseSchema.parse(opened.case)).toEqual(opened.case)
          const again = read(labQuery(opened))
          expect(again).toEqual({ state: opened, dropped: [] })
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe("a link of another version", () => {
  const history: LinkHistory = {
    version: 3,
    steps: {
      // Version 1 had the months of a run in days.
      1: (params) =>
        params.map(([name, text]) =>
          name === "training.maxRunDays"
            ? ["training.maxRunMonths", String(Number(text) / 30)]
            : [name, text],
        ),
      2: (params) => params.map(([name, text]) => [name === "stock" ? "set" : name, text]),
    },
    renamed: { "mfu.oldHopper": "mfu.someHopper", "mfu.someHopper": "mfu.hopper" },
  }

  test("goes through every step that leads to today", () => {
    // An old parameter's name has to look like one of ours to reach the steps.
    const opened = read("firm=baidu&training.maxRunDays=90&mfu.oldHopper=0.3", history)
    expect(opened).toEqual({
      state: {
        ...bare,
        case: {
          ...bare.case,
          assumptions: {
            "training.maxRunMonths": { is: "value", value: 3 },
            "mfu.hopper": { is: "value", value: 0.3 },
          },
        },
      },
      dropped: [],
    })
  })

  test("takes only the steps after its own", () => {
    const opened = read("v=2&firm=baidu&training.maxRunDays=90", history)
    expect(Object.keys(opened.state!.case.assumptions)).toEqual(["training.maxRunDays"])
  })

  test("that names an assumption by its old and its new name is held to the first", () => {
    const opened = read("v=3&firm=baidu&mfu.hopper=0.3&mfu.oldHopper=0.4", history)
    expect(opened.state?.case.assumptions).toEqual({ "mfu.hopper": { is: "value", value: 0.3 } })
    expect(opened.dropped.map(({ param }) => param)).toEqual(["mfu.oldHopper"])
  })

  test("opens with what can be read when it is newer, and says so", () => {
    const opened = read("v=4&firm=baidu&mfu.hopper=0.3&training.runsPerYear=about:2", history)
    expect(opened.state?.case.assumptions).toEqual({ "mfu.hopper": { is: "value", value: 0.3 } })
    expect(opened.dropped).toEqual([
      {
        param: "v",
        text: "4",
        why: "the link was made by a newer version of this site; what could be read of it is shown",
      },
      {
        param: "training.runsPerYear",
        text: "about:2",
        why: "a value is written 1.5, a range 1.5..3, and no value none",
      },
    ])
  })

  test("has a step for each version that was published", () => {
    expect(Object.keys(linkHistory.steps).map(Number)).toEqual(
      Array.from({ length: linkHistory.version - 1 }, (_, at) => at + 1),
    )
  })

  test("does not follow names in a circle", () => {
    const circle = { version: 1, steps: {}, renamed: { "a.b": "c.d", "c.d": "a.b" } }
    expect(Object.keys(read("firm=baidu&a.b=1", circle).state!.case.assumptions)).toEqual(["a.b"])
  })
})
