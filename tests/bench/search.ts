import type { Order, Report } from "@/lib/domain/order"
import { readDataFiles } from "@/lib/server/import/read"
import { indexRecords, type Catalogue } from "@/lib/server/queries/catalogue"
import { buildIndex } from "@/lib/server/search/build-index"
import { listOurPages } from "@/lib/server/search/our-pages"
import type { Searchable } from "@/lib/server/search/kept-index"
import { searchIn } from "@/lib/server/search/search"
import { thingsOf } from "@/lib/server/search/things"

// How long one box takes to answer over 100,000 orders, beside all other records: names in full, as they are begun,
// with a slip, in Chinese, in pinyin, and several words. The orders have their words from those on record, mixed, so
// that common words are as common, and a made-up word each in fifty, so that there are many that nobody has twice.
// `ORDERS=1000 npm run bench search` is a quicker look.

const count = Number(process.env.ORDERS ?? 100_000)
const target = 50
const rounds = 40

const queries: Readonly<Record<string, readonly string[]>> = {
  exact: ["baidu", "ByteDance", "h20", "A800", "9888", "BIDU", "track record", "Huawei"],
  "as it is begun": ["b", "by", "byt", "h", "h2", "2", "20", "asc", "t", "the"],
  "with a slip": [
    "bytedence",
    "baiud",
    "tencnet",
    "Moor Threads",
    "alibab",
    "inteference",
    "hauwei",
    "camrbicon",
  ],
  Chinese: ["百度", "字节", "字", "阿里巴巴", "中国移动", "华为", "寒武纪", "智谱"],
  pinyin: ["zijie", "zi jie", "baidu", "zjtd", "alibaba", "zhongguo yidong", "hanwuji", "yuezhi"],
  "several words": [
    "bytedance h20 2025",
    "who says ByteDance bought how many H20 in 2025",
    "huawei ascend 910b china mobile",
    "nvidia chips delivered reports orders firms of",
    "a800 foo bar",
    "in of the and",
  ],
  "of nothing": ["xyzzyqq", "qqqq wwww eeee rrrr", "zzzzzzzzzzzzzzzzzzzzzzzzzzzz", "💥 ' OR 1=1 --"],
  longest: [
    "bytedence tencnet alibab hauwei inteference camrbicon delviered repotrs aprpoved oredrs nvidai chpis",
  ],
}

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

const random = generator(7)
const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!

/** An order with the title, buyers, chips and reports of different orders on record. */
function mixedOrder(orders: readonly Order[], reports: readonly Report[], number: number): Order {
  const made = Math.floor(random() * 26 ** 8)
    .toString(26)
    .padStart(8, "k")
    .replaceAll(/\d/g, "z")
  const title = `${one(orders).title}${number % 50 === 0 ? ` ${made}` : ""} (${number})`
  const { buyers } = one(orders)
  const { chips } = one(orders)
  const id = `synthetic-${number}`
  const own = [one(reports), one(reports)].map((report, at) => ({ ...report, id: `${id}-${at}` }))
  return { ...one(orders), id, title, buyers, chips, reports: own }
}

function withOrders(length: number): Catalogue {
  const { records } = readDataFiles("data")
  const orders = records.order
  const reports = orders.flatMap((order) => order.reports)
  const more = Array.from({ length }, (_, number) => mixedOrder(orders, reports, number))
  return indexRecords(1, { ...records, order: [...orders, ...more] })
}

const quantile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))]!

function heapMegabytes(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

/** The longest that nothing else had its turn, in milliseconds, while the work went on. */
async function longestHold(work: Promise<unknown>): Promise<number> {
  let longest = 0
  let isDone = false
  void work.finally(() => (isDone = true))
  for (let before = performance.now(); !isDone;) {
    await new Promise((resolve) => setImmediate(resolve))
    const now = performance.now()
    longest = Math.max(longest, now - before)
    before = now
  }
  return longest
}

async function indexed(catalogue: Catalogue): Promise<Searchable> {
  const pages = await listOurPages()
  const before = heapMegabytes()
  const began = performance.now()
  const building = buildIndex(thingsOf(catalogue, pages))
  const hold = await longestHold(building)
  const index = await building
  const took = performance.now() - began
  const megabytes = heapMegabytes() - before
  console.log(
    `${index.ids.length} things, ${index.words.words.length} words, ${index.words.occurrences} occurrences: built in ` +
      `${(took / 1000).toFixed(1)} s, others waited ${hold.toFixed(0)} ms at most, ${megabytes.toFixed(0)} MB`,
  )
  return { catalogue, pages, index }
}

function measure(searchable: Searchable): number[] {
  const all: number[] = []
  for (const [kind, texts] of Object.entries(queries)) {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const text of texts) {
        const began = performance.now()
        searchIn(searchable, text, 40, 10)
        times.push(performance.now() - began)
      }
    }
    const [p50, p95, most] = [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)]
    console.log(
      `  ${kind.padEnd(16)} median ${p50.toFixed(1)} ms, 95th ${p95.toFixed(1)} ms, longest ${most.toFixed(1)} ms`,
    )
    all.push(...times)
  }
  return all
}

console.log("records as they are")
measure(await indexed(withOrders(0)))
console.log(`\nand ${count} orders more`)
const times = measure(await indexed(withOrders(count)))
const p95 = quantile(times, 0.95)
console.log(
  `95th of all ${p95.toFixed(1)} ms: ${p95 < target ? "within" : "NOT within"} the target of ${target} ms`,
)
