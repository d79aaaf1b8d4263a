import type { OrdersPage } from "./contracts/orders-explorer"

/** A line of the table: the head of a group, or the row with this index among all rows. */
export type OrdersItem = { is: "group"; group: number } | { is: "row"; row: number }

/** Lines of the table by their index, without a list of them: there may be a hundred thousand. */
export type OrdersItems = {
  /** Lines, heads of groups among them. */
  count: number
  /** Rows alone. An order that stands in two groups is two rows. */
  rows: number
  /** @throws RangeError outside [0, count) */
  at: (index: number) => OrdersItem
  /** The index of a row's line. */
  indexOfRow: (row: number) => number
}

/** Lays out rows and, where they are grouped, a head before each group's rows. */
export function ordersItems({ groups, count }: Pick<OrdersPage, "groups" | "count">): OrdersItems {
  if (groups.length === 0) {
    return { count, rows: count, at: (row) => ({ is: "row", row }), indexOfRow: (row) => row }
  }
  /** Rows before each group; its head's line is this and the number of heads before it. */
  const before: number[] = []
  let rows = 0
  for (const group of groups) {
    before.push(rows)
    rows += group.count
  }
  /** The last group whose `start` is not after `index`. */
  const groupBy = (start: (group: number) => number, index: number) => {
    let [low, high] = [0, groups.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (start(middle) <= index) low = middle
      else high = middle - 1
    }
    return low
  }
  const startOf = (group: number) => (before[group] ?? 0) + group
  return {
    count: rows + groups.length,
    rows,
    at: (index) => {
      if (!(index >= 0 && index < rows + groups.length)) throw new RangeError(`no line ${index}`)
      const group = groupBy(startOf, index)
      return index === startOf(group) ? { is: "group", group } : { is: "row", row: index - group - 1 }
    },
    indexOfRow: (row) => row + 1 + groupBy((group) => before[group] ?? 0, row),
  }
}
