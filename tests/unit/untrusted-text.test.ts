import { expect, test } from "vitest"
import { companySchema } from "@/lib/domain/company"
import { sourceSchema } from "@/lib/domain/source"
import { sourceFiles, textOf } from "../setup/check-imports"

/**
 * The places that set HTML, by what makes it: each escapes every text (its own tests feed it hostile ones), or holds
 * none but its own, as the laboratory's does.
 */
const escaped = new Map([
  ["components/lab/linked-page.tsx", "__html: mark"],
  ["components/snapshot/dataset-script.tsx", "__html: scriptJson(dataset)"],
  ["components/snapshot/drawn-chart.tsx", "__html: svg"],
])

test("no text becomes markup or a script: nothing sets HTML by itself or runs what it reads", () => {
  const ways =
    /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/
  const files = sourceFiles()
  expect(files.length).toBeGreaterThan(300)
  expect(files.filter((file) => ways.test(textOf(file)))).toEqual([...escaped.keys()])
  for (const [file, made] of escaped) {
    expect(
      textOf(file)
        .match(/__html: [^}]+/g)
        ?.map((found) => found.trim()),
    ).toEqual([made])
  }
  expect(ways.test("<p dangerouslySetInnerHTML={{ __html: text }} />")).toBe(true)
})

test.for([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)//https://example.org",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "//example.org/without-scheme",
])("the address %s is no address of a source or a firm", (address) => {
  expect(sourceSchema.shape.url.safeParse(address).success).toBe(false)
  expect(companySchema.shape.website.safeParse(address).success).toBe(false)
})
