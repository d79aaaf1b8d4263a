import { fireEvent, render, screen } from "@testing-library/react"
import { createHash, webcrypto } from "node:crypto"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { sha256 } from "@/components/snapshot/sha256"
import { VerifyButton } from "@/components/snapshot/verify/verify-button"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { idOfHash } from "@/lib/charts/snapshot-id"
import { chartDocument } from "../../factories/chart-document"

const content = canonicalJson(chartDocument())
const hash = createHash("sha256").update(content).digest("hex")
const id = idOfHash(hash)
const verdict = { id, hash, recomputed: hash, isIntact: true, inputs: [], problems: [] }

/** A server that sends this content for the chart; null: the connection is gone. */
function serverThatSends(sent: string | null, answer: unknown = verdict): void {
  vi.stubGlobal("fetch", (address: string) => {
    if (sent === null) return Promise.reject(new TypeError("Failed to fetch"))
    if (address === `/s/${id}.json`) return Promise.resolve(new Response(sent))
    if (address === `/api/v1/snapshots/${id}/verify`) return Promise.resolve(Response.json(answer))
    return Promise.resolve(new Response(null, { status: 404 }))
  })
}

async function pressed(): Promise<string> {
  render(<VerifyButton id={id} hash={hash} />)
  fireEvent.click(screen.getByRole("button", { name: "Verify in this browser" }))
  await screen.findByText(/^(?:✓ |✗ )?(?:Intact|Not intact|Could not|The chart)/, undefined, {
    timeout: 20_000,
  })
  return screen.getByRole("status").textContent
}

beforeEach(() => {
  vi.stubGlobal("crypto", webcrypto)
})
afterEach(() => {
  vi.unstubAllGlobals()
  window.history.replaceState(null, "", "/")
})

test("content as it was frozen is said to be intact", async () => {
  serverThatSends(content)
  expect(await pressed()).toContain("Intact: not a byte was altered.")
})

test("one character more is said to be not intact", async () => {
  serverThatSends(`${content} `)
  expect(await pressed()).toContain("Not intact")
})

test("the address that the reader has counts, not what the page says of itself", async () => {
  serverThatSends(content)
  const other = idOfHash("f".repeat(64))
  window.history.replaceState(null, "", `/s/${other}`)
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(content)))
  expect(await pressed()).toContain(`not ${other}`)
})

test("a server that is gone is said to be gone", async () => {
  serverThatSends(null)
  expect(await pressed()).toContain("could not be reached")
})

test("a browser that keeps its hash from a page over plain HTTP comes to the same", async () => {
  vi.stubGlobal("crypto", {})
  serverThatSends(content)
  expect(await pressed()).toContain("Intact: not a byte was altered.")
  for (const text of ["", "a", "长长的文字".repeat(1000)]) {
    const bytes = new Uint8Array(new TextEncoder().encode(text))
    expect(await sha256(bytes)).toBe(createHash("sha256").update(text).digest("hex"))
  }
})
