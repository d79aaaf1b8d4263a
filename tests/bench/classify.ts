import { loadavg } from "node:os"
import { lawOf } from "@/lib/export-controls"
import { classify, printed, type ClassifyResult } from "@/lib/server/cli/classify-answers"
import { combined, readQueries } from "@/lib/server/cli/classify-queries"
import { readDataFiles } from "@/lib/server/import/read"

// How long `npm run classify` takes for 100,000 queries, from the text of the file to the text that is
// printed: parts on record with rules and days of every kind, and typed specifications of which a part is
// unknown, a fifth of all queries with every rule together. The target is held against the clock or processor
// time, whichever is less: others on a busy machine stretch the first, the collector's own threads the second.

const count = 100_000
const target = 2000

const { records } = readDataFiles("data")
const chips = new Map(records.chip.map((chip) => [chip.id, chip]))

/** The same numbers in every run (mulberry32). */
function generator(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const day = (share: number) => new Date(Date.UTC(2022, 7, 1) + Math.floor(share * 1600) * 86_400_000)

function queriesText(kind: "parts" | "specifications" | "mixed"): string {
  const random = generator(7)
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const known = <T>(value: T) => (random() < 0.8 ? value : null)
  const flag = () => known(random() < 0.5)
  const specifications = () => ({
    tpp: known(Math.round(random() * 30_000)),
    performance_density: known(Math.round(random() * 12_000) / 1000),
    io_total_gbps: known(Math.round(random() * 2000)),
    interconnect_gbps: known(Math.round(random() * 1800)),
    dram_bandwidth_gbps: known(Math.round(random() * 8000)),
    datacenter_designed: flag(),
    us_commercially_available: flag(),
    ...(random() < 0.2 ? { vendor: one(["NVIDIA", "AMD", "Huawei"]), exported_from_us: flag() } : {}),
  })
  const queries = Array.from({ length: count }, (_, index) => ({
    id: `q-${index}`,
    ...(kind === "parts" || (kind === "mixed" && index % 2 === 0)
      ? { chip: one(records.chip).id }
      : { inputs: specifications() }),
    rule: random() < 0.2 ? combined : one(records.control).id,
    date: day(random()).toISOString().slice(0, 10),
  }))
  return JSON.stringify({ queries })
}

function timed<T>(work: () => T): { value: T; ms: number; cpuMs: number } {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(cpu)
  return { value, ms: performance.now() - start, cpuMs: (user + system) / 1000 }
}

function measure(kind: Parameters<typeof queriesText>[0]) {
  const text = queriesText(kind)
  // A law of its own: nothing that an earlier run has found out may help this one.
  const law = lawOf({ rules: records.control, listings: records.listing })
  const read = timed(() => readQueries(text, "bench", chips, law))
  let open = 0
  let length = 0
  function* counted(results: Iterable<ClassifyResult>) {
    for (const result of results) {
      if (result.status === "INDETERMINATE") open += 1
      yield result
    }
  }
  const answered = timed(() => {
    for (const piece of printed(counted(classify(read.value, chips, law)))) length += piece.length
  })
  const sum = (key: "ms" | "cpuMs") => Math.round(read[key] + answered[key])
  const took = Math.min(sum("cpuMs"), sum("ms"))
  return {
    queries: kind,
    undetermined: `${Math.round((100 * open) / count)}%`,
    "read ms": Math.round(read.cpuMs),
    "answer and print ms": Math.round(answered.cpuMs),
    "printed MB": Math.round(length / 1e6),
    "processor ms": sum("cpuMs"),
    "by the clock": sum("ms"),
    "of the target": (took / target).toFixed(2),
    target: `< ${target} ms: ${took < target ? "met" : "MISSED"}`,
  }
}

console.log(
  `${count.toLocaleString("en")} classify queries, Node ${process.version}, one thread; others keep ` +
    `${loadavg()[0]!.toFixed(1)} processors busy. The first row starts cold, as the command does.\n`,
)
console.table([measure("mixed"), measure("mixed"), measure("parts"), measure("specifications")])
