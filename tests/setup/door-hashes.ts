import { routes } from "@/lib/routes"
import { answerDoor } from "@/lib/server/doors/answer-door"
import { frozenDoorChart } from "@/lib/server/doors/door-chart"
import { sha256Of } from "@/lib/server/snapshots/content"

const doors: [door: Parameters<typeof routes.snapshotDoor>[1], query: Record<string, string>][] = [
  ["json", {}],
  ["csv", {}],
  ["md", {}],
  ["svg", {}],
  ["svg", { width: "360", theme: "dark" }],
  ["png", {}],
  ["png", { scale: "2", theme: "dark", background: "none" }],
]

/** The hash of every file of a frozen chart, by its address. */
export async function doorHashes(id: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const [door, query] of doors) {
    const address = routes.snapshotDoor(id, door, query)
    const response = await answerDoor(new Request(`https://chips.example${address}`), door, () =>
      frozenDoorChart(id),
    )
    if (response.status !== 200)
      throw new Error(`${address} answered ${response.status}: ${await response.text()}`)
    hashes[address] = sha256Of(new Uint8Array(await response.arrayBuffer()))
  }
  return hashes
}
