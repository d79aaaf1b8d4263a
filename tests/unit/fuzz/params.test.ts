import fc from "fast-check"
import { expect, test } from "vitest"
import { readable } from "@/app/_parts/readable"
import { versionNumber } from "@/app/_parts/version-number"
import { askedDay } from "@/app/known/_parts/asked-day"
import { chartSpecSchema } from "@/lib/charts/spec"
import { embedThemes } from "@/lib/embed-snippet"
import { labPath, labQueryOfPath } from "@/lib/lab/lab-path"
import { nextPage } from "@/lib/next-page"
import { chartDoors } from "@/lib/routes"
import { isKnown } from "@/lib/server/api/is-known"
import { tagOfVersion, versionOfTag } from "@/lib/server/api/entity-tag"
import { clientAddressOf } from "@/lib/server/auth/client-address"
import { doorOptions, usualOptions } from "@/lib/server/doors/door-options"
import { embedLook } from "@/lib/server/embed/embed-look"
import { refusalOf } from "@/lib/server/refuse-broken-addresses"
import { mostWords, readQuery } from "@/lib/server/search/read-query"
import { specFromForm, specFromJson } from "@/lib/server/snapshots/posted-spec"
import { hostileText } from "../../fuzz/hostile"
import { Chance } from "../../fuzz/random"

// Readers of public parameters that no other property test holds: whatever is sent, they answer by a value that is
// theirs or by a refusal, and never throw.

/** Any text at all, and the texts that the fuzz run sends. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.nat().map((number) => hostileText(new Chance(1, number))),
)
const query = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom("theme", "background", "width", "size", "scale", "bom", "firm", "asOf"), text),
      text,
    ),
  )
  .map((pairs) => new URLSearchParams(pairs))
const choices = fc
  .record(
    {
      theme: fc.constantFrom("light", "dark", "auto"),
      background: fc.constantFrom("none", "paper"),
      width: fc.constantFrom("360", "720", "1200"),
      size: fc.constantFrom("card", "full"),
      scale: fc.constantFrom("0.5", "1", "2"),
      bom: fc.constantFrom("0", "1"),
    },
    { requiredKeys: [] },
  )
  .map((given) => new URLSearchParams(given))

test.each(chartDoors)("a %s is wanted in a way that there is, or refused by a parameter's name", (door) => {
  const usual = usualOptions(door)
  fc.assert(
    fc.property(fc.oneof(query, choices), (given) => {
      const read = doorOptions(door, given)
      if (!read.isValid) {
        expect(read.problems.length).toBeGreaterThan(0)
        for (const { field } of read.problems) expect(Object.keys(usual)).toContain(field)
        return
      }
      expect(Object.keys(read.options).sort()).toEqual(Object.keys(usual).sort())
      for (const [name, value] of Object.entries(read.options)) {
        if (name !== "door" && given.has(name)) expect(value).toBe(given.get(name))
      }
    }),
  )
})

test("an embed looks as its address asks, or is refused", () => {
  fc.assert(
    fc.property(fc.oneof(query, choices), (given) => {
      const theme = given.get("theme") ?? "light"
      const background = given.get("background") ?? "paper"
      const isAllowed = embedThemes.some((one) => one === theme) && ["paper", "none"].includes(background)
      const read = embedLook(given)
      expect(read.isValid).toBe(isAllowed)
      if (read.isValid) expect(read.look).toEqual({ theme, hasBackground: background === "paper" })
    }),
  )
})

test("a version has one way to be written, as a tag and in an address", () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), (version) => {
      expect(versionOfTag(tagOfVersion(version))).toBe(version)
      expect(versionOfTag(`W/${tagOfVersion(version)}`)).toBe(version)
      expect(versionNumber(String(version))).toBe(version === 0 ? null : version)
    }),
  )
  fc.assert(
    fc.property(text, (given) => {
      const [tag, number] = [versionOfTag(given), versionNumber(given)]
      if (tag !== null) expect(Number.isSafeInteger(tag) && given.includes(`"`)).toBe(true)
      if (number !== null) expect(String(number)).toBe(given)
    }),
  )
})

test("who has a tag is told so, among any others", () => {
  fc.assert(
    fc.property(
      fc.array(text.filter((one) => !/[,*]/.test(one))),
      fc.stringMatching(/^[0-9a-f]{0,16}$/),
      (others, hex) => {
        const tag = `"${hex}"`
        expect(isKnown([...others, tag].join(","), tag)).toBe(true)
        expect(isKnown(others.filter((one) => !one.includes(tag)).join(","), tag)).toBe(false)
      },
    ),
  )
})

test("a part of an address is read back, and stays as it is where it says nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (words) => {
      expect(readable(encodeURIComponent(words))).toBe(words)
    }),
  )
  fc.assert(
    fc.property(text, (given) => {
      expect(typeof readable(given)).toBe("string")
    }),
  )
})

test("an address is read, or refused in a sentence", () => {
  fc.assert(
    fc.property(text, (given) => {
      const refusal = refusalOf(`/${given}`)
      if (refusal === null) expect(() => decodeURIComponent(`/${given}`.split("?", 1)[0]!)).not.toThrow()
      else expect([400, 414]).toContain(refusal.status)
    }),
  )
})

test("a day is one of the calendar, as it was given, or is refused in words", () => {
  const anyDay = fc.date({ min: new Date("1990-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
  const day = fc.oneof(
    text,
    anyDay.map((date) => date.toISOString().slice(0, 10)),
    fc.constant("2023-02-30"),
  )
  fc.assert(
    fc.property(fc.oneof(day, fc.array(day), fc.constant(undefined)), (known) => {
      const asked = askedDay({ known })
      if (asked.day === null) {
        expect(asked.refusal).toMatch(/\S.*\.$/s)
        return
      }
      expect(asked.day).toBe(Array.isArray(known) ? known[0] : known)
      expect(new Date(asked.day).toISOString().slice(0, 10)).toBe(asked.day)
    }),
  )
})

test("a laboratory's path inside is a path of ours, and leads back to its firm", () => {
  fc.assert(
    fc.property(query, text, (more, firm) => {
      more.set("firm", firm)
      const path = labPath(more)
      if (path === null) {
        expect(firm).toBe("")
        return
      }
      expect(path).toMatch(/^\/lab\/of\/[^/]+(?:\/\d{4}-\d\d)?$/)
      // No step up, however it is written.
      expect(new URL(path, "https://here.invalid").pathname).toBe(path)
      const back = labQueryOfPath(path).get("firm")
      const isShort = [...firm].length <= 60 && !/^\.+$/.test(firm) && !/\p{Surrogate}/u.test(firm)
      if (isShort) expect(back).toBe(firm)
    }),
  )
})

test("a search looks for few words, each of them a word", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.lorem({ maxCount: 60 })), (given) => {
      const { words } = readQuery(given)
      expect(words.length).toBeLessThanOrEqual(mostWords)
      expect(new Set(words).size).toBe(words.length)
      for (const word of words) expect(word).toMatch(/^\S+$/)
    }),
  )
})

test("after signing in nobody is led out of the admin area", () => {
  const next = fc.oneof(
    text,
    text.map((rest) => `/admin${rest}`),
    text.map((rest) => `/admin/${rest}`),
  )
  fc.assert(
    fc.property(next, (given) => {
      const to = new URL(nextPage(given), "https://here.invalid")
      expect(to.origin).toBe("https://here.invalid")
      expect(to.pathname).toMatch(/^\/admin(?:\/|$)/)
      expect(to.pathname).not.toMatch(/^\/admin\/(?:login|welcome)(?:\/|$)/)
    }),
    { numRuns: 500 },
  )
})

test("a posted chart is one of ours, or refused by its fields", () => {
  const spec = { version: 1, chart: "runway", firm: "baidu", workload: "training", set: "own" }
  const damaged = fc
    .tuple(
      fc.constantFrom(...Object.keys(spec), "__proto__", "known", "more"),
      fc.oneof(fc.jsonValue(), text),
    )
    .map(([name, value]) => ({ spec: Object.fromEntries([...Object.entries(spec), [name, value]]) }))
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), damaged, fc.anything()), (body) => {
      const read = specFromJson(body)
      if (read.isValid) expect(chartSpecSchema.safeParse(read.spec).success).toBe(true)
      else for (const { field, message } of read.problems) expect(`${field} ${message}`).toMatch(/^\S+ \S/)
    }),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(fc.constantFrom("chart", "firm", "workload", "known"), text), text)),
      (pairs) => {
        const read = specFromForm(new URLSearchParams(pairs))
        if (read.isValid) expect(chartSpecSchema.safeParse(read.spec).success).toBe(true)
      },
    ),
  )
})

test("without proxies of ours, what a client writes of its way tells nothing", () => {
  fc.assert(
    fc.property(text, text, (peer, forwardedFor) => {
      expect(clientAddressOf({ peer: "192.0.2.7", forwardedFor, proxies: 0 })).toBe("192.0.2.7")
      expect(clientAddressOf({ peer, forwardedFor: "", proxies: 0 }).length).toBeLessThanOrEqual(50)
    }),
  )
})
