import type { APIRequestContext } from "@playwright/test"
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { join } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "./fixtures"

const specs = [
  { version: 1, chart: "runway", firm: "baidu", workload: "training", set: "own" },
  { version: 1, chart: "reports", order: "a800-2023-four-firms", measure: "cost" },
  { version: 1, chart: "orders-table", firm: "baichuan" },
]

/**
 * The files of frozen charts as a process makes them that knows no build: the source as it stands, on the site's
 * database and with its address. Hashes by path.
 */
async function unbuiltHashes(ids: readonly string[], port: string): Promise<Record<string, string>> {
  const { E2E_SCRATCH: scratch = "" } = process.env
  // Waited for without standing still: the server closes an idle connection meanwhile, and who does not hear of it
  // sends the next request into it.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "tests/setup/print-door-hashes.ts", ...ids],
    {
      env: { ...process.env, NODE_OPTIONS: "", PORT: port, DATABASE_URL: `file:${join(scratch, "e2e.db")}` },
    },
  )
  return JSON.parse(stdout) as Record<string, string>
}

async function frozen(request: APIRequestContext, spec: (typeof specs)[number]): Promise<string> {
  const answer = await request.post("/api/v1/snapshots", { data: { spec } })
  return ((await answer.json()) as { id: string }).id
}

// A build is one way of many to bundle the same source: minified, split, its modules in another order. The bytes of a
// link must not depend on which build answers, so here the build's are held against those of no build at all.
test("every file of a frozen chart is the same from this build as from the bare source", async ({
  request,
  baseURL,
}) => {
  const ids: string[] = []
  for (const spec of specs) ids.push(await frozen(request, spec))
  const unbuilt = await unbuiltHashes(ids, new URL(baseURL!).port)
  const addresses = Object.keys(unbuilt)
  expect(addresses).toHaveLength(7 * ids.length)
  const built: Record<string, string> = {}
  for (const address of addresses) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(200)
    built[address] = createHash("sha256")
      .update(await answer.body())
      .digest("hex")
  }
  expect(built).toEqual(unbuilt)
})
