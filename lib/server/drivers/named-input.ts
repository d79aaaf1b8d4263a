import "server-only"
import type { InputOrigin } from "@/lib/contracts/drivers"
import type { Assumption } from "@/lib/domain/assumption"
import type { Order } from "@/lib/domain/order"
import { keyOf } from "@/lib/estimation/case/changed-assumptions"
import { inputWords, reportedSizeWords, type InputWords } from "@/lib/input-words"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** An input of a firm's model with the records behind it. */
export type NamedInput = {
  words: InputWords
  unit: string
  /** Null for the size of an order whose reports disagree. */
  assumption: Assumption | null
  /** Orders whose lines use it. */
  orders: Pick<Order, "id" | "title">[]
  /** Its control in the laboratory; null where that is the reports of an order. */
  labKey: string | null
}

/**
 * An input in words, with the records behind it.
 *
 * @param whom whom the words speak of: a firm's name, or "each firm"
 * @throws when a record that an analysis of these same records names is not there
 */
export function namedInput(
  { assumption: assumptions, order: all }: Pick<Catalogue, "assumption" | "order">,
  { assumptionId, orderIds }: InputOrigin,
  whom: string,
): NamedInput {
  const orders = orderIds.map((id) => known(all.get(id), id)).map(({ id, title }) => ({ id, title }))
  if (assumptionId === null) {
    const title = orders[0]?.title ?? "an order"
    return { words: reportedSizeWords(title), unit: "chips", assumption: null, orders, labKey: null }
  }
  const assumption = known(assumptions.get(assumptionId), assumptionId)
  return {
    words: inputWords(assumption, whom),
    unit: assumption.unit,
    assumption,
    orders,
    labKey: keyOf(assumption),
  }
}

function known<T>(record: T | undefined, id: string): T {
  if (record === undefined) throw new Error(`an analysis names ${id}, which is not on record`)
  return record
}
