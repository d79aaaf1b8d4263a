import "server-only"
import { monthOf, type Month } from "@/lib/domain/month"

/** The moment it is. The only place in lib/ that asks. */
export function now(): Date {
  return new Date()
}

/** The current calendar month in UTC; the board's line for today stands here. */
export function thisMonth(): Month {
  return monthOf(now().toISOString())
}
