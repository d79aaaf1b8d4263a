"use client"

import { useState } from "react"
import type { OrderFacet, OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderParamValue } from "@/lib/orders-link"
import { orderFacetHints, orderFacetLabels, orderValueLabel } from "@/lib/orders-words"

/** Values that are listed at once; a longer list is searched. */
const mostListed = 60
/** From here on a list has a box to search it. */
const longList = 12

/** One filter: the values that the matching orders have, each with how many of them, several of which may be ticked. */
export function FacetPicker({
  facet,
  view,
  page,
}: {
  facet: OrderFacet
  view: OrdersView
  page: OrdersPage
}) {
  const [find, setFind] = useState("")
  const chosen: readonly string[] = view[facet]
  const values = page.facets[facet]
  const gone = chosen
    .filter((value) => !values.some((one) => one.value === value))
    .map((value) => ({ value, label: orderValueLabel(facet, value, page), count: 0 }))
  const words = find.trim().toLocaleLowerCase("en")
  const isChosen = ({ value }: { value: string }) => chosen.includes(value)
  const all = [...gone, ...values]
  // Ticked ones stay in the form whatever is searched for: it sends them.
  const found = all.filter((one) => !isChosen(one) && one.label.toLocaleLowerCase("en").includes(words))
  const listed = [...all.filter(isChosen), ...found.slice(0, mostListed)]
  const label = orderFacetLabels[facet]
  return (
    <details name="orders-facet" className="orders-facet" suppressHydrationWarning>
      <summary>
        {label}
        {chosen.length > 0 && <span className="orders-facet-count">{chosen.length}</span>}
      </summary>
      <fieldset aria-describedby={orderFacetHints[facet] && `orders-hint-${facet}`}>
        <legend className="sr-only">{label}</legend>
        {orderFacetHints[facet] && (
          <p id={`orders-hint-${facet}`} className="orders-hint text-muted">
            {orderFacetHints[facet]}
          </p>
        )}
        {values.length > longList && (
          <input
            type="search"
            value={find}
            onChange={(event) => setFind(event.target.value)}
            // Enter would send the form of all filters.
            onKeyDown={(event) => {
              if (event.key === "Enter") event.preventDefault()
            }}
            placeholder={`Find among ${values.length.toLocaleString("en-US")}`}
            aria-label={`Find a value of ${label.toLocaleLowerCase("en")}`}
            className="orders-field orders-with-script w-full"
          />
        )}
        <ul>
          {listed.map(({ value, label: name, count }) => (
            <li key={value}>
              <label>
                <input
                  type="checkbox"
                  name={facet}
                  value={orderParamValue(facet, value)}
                  checked={chosen.includes(value)}
                  // The form reads all of its fields when one of them changes.
                  onChange={() => undefined}
                />
                <span>{name}</span>
                <span className="text-muted">{count.toLocaleString("en-US")}</span>
              </label>
            </li>
          ))}
        </ul>
        {listed.length === 0 && (
          <p className="text-muted">{words ? "None of that name" : "No value is left"}</p>
        )}
        {found.length > mostListed && (
          <p className="text-muted">
            {(found.length - mostListed).toLocaleString("en-US")} more, found by their name
          </p>
        )}
      </fieldset>
    </details>
  )
}
