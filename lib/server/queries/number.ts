import "server-only"
import type { NumberView } from "@/lib/contracts/number"
import type { NumberKey } from "@/lib/number-key"
import { assumptionNumber } from "@/lib/server/numbers/assumption-number"
import { caseNumber } from "@/lib/server/numbers/case-number"
import { claimNumber } from "@/lib/server/numbers/claim-number"
import { countNumber } from "@/lib/server/numbers/count-number"
import { driverNumber } from "@/lib/server/numbers/driver-number"
import { exposureNumber } from "@/lib/server/numbers/exposure-number"
import type { Opened } from "@/lib/server/numbers/opened"
import { orderNumber } from "@/lib/server/numbers/order-number"
import { outlastNumber } from "@/lib/server/numbers/outlast-number"
import { runwayNumber } from "@/lib/server/numbers/runway-number"
import { scenarioNumber } from "@/lib/server/numbers/scenario-number"
import { specNumber } from "@/lib/server/numbers/spec-number"
import { stockNumber } from "@/lib/server/numbers/stock-number"
import { loadCatalogue, type Catalogue } from "./catalogue"

/**
 * What stands behind a number: its interval, the reports or the formula it comes from, how far it is believed.
 * Null where it is not on record.
 *
 * @param catalogue of today, or of what was known on a day
 * @param known that day, ISO; null: today
 */
export async function getNumber(
  key: NumberKey,
  catalogue?: Catalogue,
  known: string | null = null,
): Promise<NumberView | null> {
  const opened: Opened = { catalogue: catalogue ?? (await loadCatalogue()), known }
  switch (key.of) {
    case "runway":
      return runwayNumber(opened, key)
    case "stock":
      return stockNumber(opened, key)
    case "exposure":
      return exposureNumber(opened, key)
    case "order":
      return orderNumber(opened, key)
    case "claim":
      return claimNumber(opened, key)
    case "assumption":
      return assumptionNumber(opened, key)
    case "spec":
      return specNumber(opened, key)
    case "driver":
      return driverNumber(opened, key)
    case "outlast":
      return outlastNumber(opened, key)
    case "scenario":
      return scenarioNumber(opened, key)
    case "case":
      return caseNumber(opened, key)
    case "count":
      return countNumber(opened, key)
  }
}
