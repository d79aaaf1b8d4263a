import { expect, test } from "vitest"
import { bibtex, citationText } from "@/lib/charts/citation"

const cited = {
  title: "Baidu’s own chips cover training until Aug 2027",
  dataVersion: 14,
  asOf: "2026-11",
  frozenOn: "2026-11-27",
  accessedOn: null,
  url: "https://example.org/s/abcdefghijklmnop",
}

test("a citation names title, data version, day and address", () => {
  expect(citationText(cited)).toBe(
    "Chip Runway: “Baidu’s own chips cover training until Aug 2027”, as of Nov 2026, data version 14, frozen on 27 Nov 2026. https://example.org/s/abcdefghijklmnop",
  )
})

const live = { ...cited, frozenOn: null, accessedOn: "2026-12-24" }

test("a live chart is cited with the day on which it was looked at", () => {
  expect(citationText(live)).toContain("data version 14, accessed on 24 Dec 2026.")
  expect(bibtex(live)).toContain("  year = {2026},\n")
  expect(bibtex(live)).toContain("As of Nov 2026. Accessed on 2026-12-24")
})

test("a text that is made before anybody looks names no day, and leaves no gap", () => {
  const kept = { ...live, accessedOn: null }
  expect(citationText(kept)).toMatch(/as of Nov 2026, data version 14\. https:/)
  expect(bibtex(kept)).not.toMatch(/year =|[Aa]ccessed/)
  expect(bibtex({ ...kept, asOf: null })).not.toContain("note =")
})

test("a frozen chart is cited by its own day, whenever it is read", () => {
  expect(citationText({ ...cited, accessedOn: "2027-03-01" })).toBe(citationText(cited))
  expect(bibtex({ ...cited, accessedOn: "2027-03-01" })).toBe(bibtex(cited))
})

test("a table that no month is part of is cited without one", () => {
  expect(citationText({ ...cited, asOf: null })).not.toContain("as of")
  expect(bibtex({ ...cited, asOf: null })).not.toContain("As of")
})

test("a title that LaTeX would read as commands is escaped in BibTeX", () => {
  const entry = bibtex({ ...cited, title: "50% of {chips} & \\input{x} cost $4_000 #1 ~^" })
  expect(entry).toContain(
    "title = {{50\\% of \\{chips\\} \\& \\textbackslash{}input\\{x\\} cost \\$4\\_000 \\#1 \\textasciitilde{}\\textasciicircum{}}}",
  )
})

test("braces of a BibTeX entry close, whatever the title", () => {
  for (const title of ["{", "}}}", "a {b} c", "\\{", "“quoted”"]) {
    const bare = bibtex({ ...cited, title }).replace(/\\[{}]/g, "")
    expect(bare.split("{").length).toBe(bare.split("}").length)
  }
})

test("a query string in the address breaks neither key nor entry", () => {
  const entry = bibtex({ ...cited, url: "https://example.org/charts/replay?move=a@2023-01-01&set=own" })
  expect(entry).toMatch(/^@misc\{chip-runway-14-[A-Za-z0-9-]+,\n/)
  expect(entry).toContain("url = {https://example.org/charts/replay?move=a@2023-01-01&set=own}")
})
