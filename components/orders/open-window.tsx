import { OpenNumber } from "@/components/numbers/open-number"
import type { OrderView } from "@/lib/contracts/order"
import { windowWords } from "@/lib/format"
import type { NumberKey } from "@/lib/number-key"

type OrderNumber = Extract<NumberKey, { of: "order" }>

/** The numbers of an order, by what they measure. */
export function orderNumber(order: string): (measure: OrderNumber["measure"]) => OrderNumber {
  return (measure) => ({ of: "order", order, measure })
}

/** When an order is or was delivered, which opens to who says so; an unknown time stays plain. */
export function OpenWindow({ order: { id, deliveryWindow } }: { order: OrderView }) {
  const words = windowWords(deliveryWindow)
  if (!deliveryWindow?.start && !deliveryWindow?.end) return words
  return <OpenNumber of={orderNumber(id)("delivery")}>{words}</OpenNumber>
}
