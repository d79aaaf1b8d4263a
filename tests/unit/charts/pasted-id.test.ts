import { expect, test } from "vitest"
import { pastedId } from "@/lib/charts/snapshot-id"

test.each([
  "pr6ulluc4fq4klj5.",
  "PR6ULLUC4FQ4KLJ5",
  "pr6ulluc4fq4klj5)",
  "Pr6ulluc4fq4klj5?!",
  "pr6ulluc4fq4klj5”",
])("%j means the id that was pasted", (pasted) => {
  expect(pastedId(pasted)).toBe("pr6ulluc4fq4klj5")
})

test.each([
  "pr6ulluc4fq4klj5",
  "nonsense",
  "",
  "../../etc/passwd",
  "pr6ulluc4fq4klj5.svg",
  "0189018901890189",
])("%j stays what it is", (text) => {
  expect(pastedId(text)).toBe(text)
})
