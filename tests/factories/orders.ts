import type { OrderView } from "@/lib/contracts/order"
import { makeReport } from "./claims"

const noFigure = { low: null, central: null, high: null }
const baidu = { slug: "baidu", name: "Baidu" }
const tencent = { slug: "tencent", name: "Tencent" }

/** An order as pages get it; tests say what differs. */
export function makeOrder(over: Partial<OrderView> = {}): OrderView {
  return {
    id: "a800-2023-two-firms",
    title: "Baidu and Tencent: about 100,000 A800 for 2023",
    buyers: [baidu, tencent],
    chips: [{ id: "a800-sxm-80gb", name: "A800 80GB SXM4", vendor: "NVIDIA" }],
    familyNote: null,
    class: "stock",
    status: "delivered",
    location: "in_china",
    deliveryWindow: { start: "2023-04", end: "2023-10" },
    reports: [],
    control: null,
    why: "The only joint purchase with a number and a price.",
    nestedIn: null,
    split: null,
    counting: {
      from: "2023-08",
      until: null,
      firms: [baidu, tencent],
      basis: "the first report.",
      restsOn: ["first"],
      assumptionIds: ["jointA800Split"],
    },
    crossChecks: [],
    ...over,
  }
}

/** The order that started the project, in small: $1bn by the first report, up to $4bn by a rewrite. */
export function makeContradictedOrder(): OrderView {
  return makeOrder({
    reports: [
      makeReport({
        id: "rewrite",
        cost: {
          usd: { ...noFigure, high: 4e9 },
          usdBasis: "reported",
          original: null,
          cnyPerUsd: null,
        },
        impliedUnitPriceUsd: 40_000,
        pricePlausibility: 3.9e-7,
        reliability: 0.4,
        weight: 1.6e-7,
        tags: ["transposed-variant"],
      }),
      makeReport({
        id: "first",
        cost: {
          usd: { ...noFigure, central: 1e9 },
          usdBasis: "reported",
          original: null,
          cnyPerUsd: null,
        },
        impliedUnitPriceUsd: 10_000,
        pricePlausibility: 0.52,
        weight: 0.36,
      }),
      makeReport({
        id: "rumour",
        quantity: { ...noFigure, central: 120_000 },
        verification: "unverified",
        tags: ["unreliable"],
        reliability: 0.1,
        weight: 0,
      }),
    ],
  })
}
