"use client"

import { useRef, type FormEvent } from "react"
import { firstKnownDay } from "@/lib/contracts/first-known-day"
import { orderColumns, orderFacets, orderGroups } from "@/lib/contracts/order-lists"
import type { OrdersPage, OrdersView } from "@/lib/contracts/orders-explorer"
import { orderSortText, readOrdersQuery } from "@/lib/orders-link"
import { orderColumnLabels, orderGroupLabels } from "@/lib/orders-words"
import { routes } from "@/lib/routes"
import { FacetPicker } from "./facet-picker"
import { useFloatingPanels } from "./use-floating-panels"
import type { ApplyView } from "./view-link"

/** A hand that types rests so long between two letters. */
const typingMs = 150
/** A day is typed in three parts, each of which makes another day. */
const dayMs = 700

/**
 * Everything that can be chosen, as a form that works without a script; with one, whatever changes is shown at once.
 */
export function OrdersFilters({
  view,
  page,
  apply,
}: {
  view: OrdersView
  page: OrdersPage
  apply: ApplyView
}) {
  const form = useRef<HTMLFormElement>(null)
  const isTyping = useRef(false)
  useFloatingPanels(form, ".orders-facet")

  function read(): OrdersView | null {
    if (!form.current) return null
    const fields = [...new FormData(form.current)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    )
    return readOrdersQuery(new URLSearchParams(fields)).view
  }

  function change(event: FormEvent) {
    const field = event.target as HTMLInputElement
    if (field.name === "") return
    const next = read()
    if (!next) return
    const typed = field.name === "q" ? typingMs : field.name === "known" ? dayMs : 0
    // All letters of a word are one step back in the browser's history.
    apply(next, { replace: typed > 0 && isTyping.current, afterMs: typed })
    isTyping.current = typed > 0
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    const next = read()
    if (next) apply(next, { replace: true })
  }

  // Fields are controlled by the view; the form hears of every change.
  const ignore = () => undefined
  return (
    <form
      ref={form}
      action={routes.orders()}
      method="get"
      role="search"
      aria-label="Orders"
      className="orders-filters"
      onChange={change}
      onSubmit={submit}
    >
      <div className="orders-first-fields">
        <label className="orders-q">
          <span>Words</span>
          <input
            id="orders-q"
            type="search"
            name="q"
            maxLength={200}
            value={view.q}
            onChange={ignore}
            placeholder="A800, Inspur, Reuters"
            className="orders-field"
          />
        </label>
        <button type="submit" className="orders-submit">
          Show
        </button>
      </div>
      <details className="orders-fold" suppressHydrationWarning>
        <summary>Filters</summary>
        <div className="orders-facets">
          {orderFacets.map((facet) => (
            <FacetPicker key={facet} facet={facet} view={view} page={page} />
          ))}
          <label className="orders-tick">
            <input
              type="checkbox"
              name="contradictions"
              value="yes"
              checked={view.contradictions}
              onChange={ignore}
            />
            <span>Reports contradict each other</span>
          </label>
        </div>
        <div className="orders-layout">
          <label>
            <span>As known on</span>
            <input
              type="date"
              name="known"
              min={firstKnownDay}
              value={view.known ?? ""}
              onChange={ignore}
              className="orders-field"
            />
          </label>
          <label>
            <span>Group by</span>
            <select name="group" value={view.group ?? ""} onChange={ignore} className="orders-field">
              <option value="">nothing</option>
              {orderGroups.map((group) => (
                <option key={group} value={group}>
                  {orderGroupLabels[group]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>Sort by</span>
            <select name="sort" value={orderSortText(view)} onChange={ignore} className="orders-field">
              {orderColumns.flatMap((sort) =>
                [false, true].map((descending) => (
                  <option key={`${sort} ${descending}`} value={orderSortText({ sort, descending })}>
                    {orderColumnLabels[sort]}
                    {descending ? ", down" : ", up"}
                  </option>
                )),
              )}
            </select>
          </label>
          <details name="orders-facet" className="orders-facet" suppressHydrationWarning>
            <summary>Columns</summary>
            <fieldset>
              <legend className="sr-only">Columns</legend>
              <ul>
                {orderColumns.map((column) => (
                  <li key={column}>
                    <label>
                      {column === "order" && <input type="hidden" name="columns" value="order" />}
                      <input
                        type="checkbox"
                        name="columns"
                        value={column}
                        checked={view.columns.includes(column)}
                        disabled={column === "order"}
                        onChange={ignore}
                      />
                      <span>{orderColumnLabels[column]}</span>
                    </label>
                  </li>
                ))}
              </ul>
            </fieldset>
          </details>
        </div>
      </details>
    </form>
  )
}
