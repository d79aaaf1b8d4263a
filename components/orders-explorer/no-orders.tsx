"use client"

import { EmptyState } from "@/components/ui/empty-state"
import type { OrdersView } from "@/lib/contracts/orders-explorer"
import { conditionsOf, withoutConditions } from "@/lib/orders-words"
import { ViewLink, type ApplyView } from "./view-link"

/** Nothing matches: said so, with the way back. */
export function NoOrders({ view, apply }: { view: OrdersView; apply: ApplyView }) {
  const isNarrowed = conditionsOf(view, { facets: emptyFacets }).length > 0
  return (
    <EmptyState title={isNarrowed ? "No order matches all of this" : "No order is on record yet"}>
      {isNarrowed && (
        <p>
          Take one of the filters away, or{" "}
          <ViewLink view={withoutConditions(view)} apply={apply}>
            show every order
          </ViewLink>
          .
        </p>
      )}
    </EmptyState>
  )
}

const emptyFacets = {
  firm: [],
  chip: [],
  maker: [],
  kind: [],
  status: [],
  year: [],
  source: [],
  confidence: [],
}
