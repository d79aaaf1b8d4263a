import "server-only"
import type { Measure } from "@/lib/charts/document"
import type { CompanyProfile } from "@/lib/contracts/company"

/** How many of a firm's orders a chart shows, and how many reports there are of all of them. */
export function orderMeasures({ slug, name, orders }: CompanyProfile, shown: number): Measure[] {
  const reports = orders.reduce((sum, order) => sum + order.reports.length, 0)
  return [
    {
      key: `${slug}.orders`,
      label: `${name}, orders shown`,
      value: shown,
      unit: "orders",
      words: shown === 1 ? "1 order" : `${shown} orders`,
    },
    {
      key: `${slug}.reports`,
      label: `${name}, reports of its orders`,
      value: reports,
      unit: "reports",
      words: reports === 1 ? "1 report" : `${reports} reports`,
    },
  ]
}
