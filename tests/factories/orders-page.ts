import type { OrderRow, OrdersPage } from "@/lib/contracts/orders-explorer"

/** An order as the table of all orders gets it; tests say what differs. */
export function makeOrderRow(over: Partial<OrderRow> = {}): OrderRow & { group: string | null } {
  return {
    id: "a800-2023-two-firms",
    title: "Baidu and Tencent: about 100,000 A800 for 2023",
    buyers: [
      { id: "baidu", name: "Baidu" },
      { id: "tencent", name: "Tencent" },
    ],
    chips: [{ id: "a800-sxm-80gb", name: "A800 80GB SXM4" }],
    familyNote: null,
    makers: ["NVIDIA"],
    kind: "stock",
    status: "delivered",
    quantity: [
      { text: "about 100,000", weight: 0.36 },
      { text: "about 120,000", weight: 0 },
    ],
    cost: [
      { text: "$1bn", weight: 0.36 },
      { text: "up to $4bn", weight: 0.2 },
    ],
    price: [],
    ordered: ["Aug 2023"],
    delivery: "2023",
    counts: true,
    reportCount: 3,
    sources: [
      { id: "ft-2023", publisher: "Financial Times", published: "2023-08-09" },
      { id: "reuters-2023", publisher: "Reuters", published: "2023-08" },
      { id: "blog", publisher: "A blog", published: null },
    ],
    confidence: "medium",
    contradictions: [{ id: "a800-sums", title: "What the A800 of 2023 cost" }],
    group: null,
    ...over,
  }
}

/** A first page of orders: `count` of them, all alike but for their names, with what a test says differs. */
export function makeOrdersPage(count = 3, over: Partial<OrdersPage> = {}): OrdersPage {
  const rows = Array.from({ length: Math.min(count, 100) }, (_, at) => makeOrderAt(at))
  return {
    dataVersion: 7,
    asOf: "2026-11",
    known: null,
    count,
    of: count,
    offset: 0,
    rows,
    groups: [],
    facets: {
      firm: [
        { value: "baidu", label: "Baidu", count: 2 },
        { value: "tencent", label: "Tencent", count: 1 },
      ],
      chip: Array.from({ length: 80 }, (_, at) => ({
        value: `chip-${at}`,
        label: `Chip ${at}`,
        count: 80 - at,
      })),
      maker: [{ value: "Maker, Inc.", label: "Maker, Inc.", count: 3 }],
      kind: [{ value: "stock", label: "Own stock", count: 3 }],
      status: [{ value: "delivered", label: "Delivered", count: 3 }],
      year: [{ value: "2023", label: "2023", count: 3 }],
      source: [
        { value: "major press, one anonymous source", label: "Major press, one anonymous source", count: 3 },
      ],
      confidence: [{ value: "medium", label: "Medium confidence", count: 3 }],
    },
    totals: [],
    ...over,
  }
}

/** The order at a row. */
export function makeOrderAt(row: number): OrdersPage["rows"][number] {
  return makeOrderRow({ id: `order-${row}`, title: `Order number ${row}` })
}
