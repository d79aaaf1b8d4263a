import { chartNames } from "@/lib/charts/spec"
import { recordKinds } from "@/lib/domain/record"
import { ordersParams } from "@/lib/orders-link"
import { chartDoors } from "@/lib/routes"
import { readDataFiles } from "@/lib/server/import/read"

/** Right values, by what stands in brackets in a route: whoever knocks with one gets further in. */
export type Known = { params: Record<string, readonly string[]>; queries: Record<string, readonly string[]> }

const days = ["2023-11-17", "2024-06-30", "2025-01-01", "2026-07-01", "2030-12-31", "1999-01-01"]
const months = ["2023-11", "2024-05", "2025-05", "2026-07", "2026-11"]
const sets = ["own", "all"]
const workloads = ["training", "inference", "both"]

/** Names of our own parameters, from the data and the code, so that a new record or chart is asked for too. */
export function knownValues(): Known {
  const { records } = readDataFiles("data")
  const ids = (kind: "company" | "chip" | "source" | "order" | "control" | "scenario" | "statement") =>
    records[kind].map(({ id }) => id)
  const firms = ids("company")
  const numbers = [
    ...firms.flatMap((firm) => [
      `runway/${firm}/training/own`,
      `stock/${firm}`,
      `exposure/${firm}/training`,
      `count/order/${firm}`,
    ]),
    ...ids("order").map((order) => `order/${order}/quantity`),
    ...ids("statement").map((id) => `claim/${id}`),
    ...ids("chip").map((chip) => `spec/${chip}/density`),
    `outlast/baidu/tencent/training/own`,
    `scenario/baidu/training/own/${records.scenario[0]?.id}`,
  ]
  const snapshots = ["aaaaaaaaaaaaaaaa", "abcdefghijkl2345", "0000000000000000"]
  const params: Known["params"] = {
    slug: [...firms, ...ids("chip")],
    firm: firms,
    id: [...ids("order"), ...ids("source"), ...snapshots],
    kind: [...recordKinds, "orders", "companies", "chips", "sources", "assumptions", "statements", "all"],
    rule: ids("control"),
    scenario: ids("scenario"),
    asOf: months,
    month: months,
    day: days,
    chart: chartNames,
    door: chartDoors,
    format: ["atom", "json"],
    maker: ["NVIDIA", "Huawei", "others"],
    set: sets,
    sort: ["training", "inference", "name"],
    path: numbers,
    file: ["orders.csv", "datapackage.json", "records/order.json", `${"0".repeat(64)}.json`],
    view: ["baidu/all", "all/kind", "baidu/training", "by/firm", "firm=baidu", "from=2025-05/to=1", "own"],
    part: ["1", "2"],
    version: ["1", "2", "0"],
    below: ["1", "2", "1000000"],
    number: ["1", "2"],
    token: ["a".repeat(43)],
  }
  const queries: Known["queries"] = {
    known: days,
    q: ["baidu", "字节", "h20 2024", "a800"],
    firm: firms,
    firms: ["baidu,tencent", "baidu,tencent,alibaba,bytedance,deepseek,moonshot"],
    from: [...months, "1", "2023-11@1"],
    to: ["1", ...months],
    workload: workloads,
    set: sets,
    theme: ["dark", "light"],
    background: ["none"],
    width: ["360", "720", "1200"],
    size: ["card"],
    scale: ["2"],
    bom: ["1", "yes"],
    format: ["json", "xml"],
    url: ["http://localhost:3000/charts/runway?firm=baidu", "/charts/runway"],
    maxwidth: ["400"],
    maxheight: ["300"],
    day: days,
    asOf: months,
    scenario: ids("scenario"),
    offset: ["0", "100"],
    limit: ["1", "100"],
    find: ["baidu"],
    chart: chartNames,
    chip: ids("chip"),
    order: ids("order"),
    conflict: records.conflict.map(({ id }) => id),
    "training.runsPerYear": ["1.5..3"],
    stockT: ["30k to 60k"],
    trust: ["a:0"],
    compare: ids("scenario"),
    schema: ["1"],
    horizonMonths: ["60"],
    _rsc: ["1abcd"],
    nxtPslug: ["x"],
    amp: ["1"],
    __nextLocale: ["zh"],
    ...Object.fromEntries(
      ordersParams
        .filter((name) => name !== "known")
        .map((name) => [name, ["1", "chip", "baidu", "delivered", "2024"]]),
    ),
  }
  return { params, queries }
}
