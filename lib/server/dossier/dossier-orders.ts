import "server-only"
import type { ReportView } from "@/lib/contracts/claim"
import type { CompanyProfile } from "@/lib/contracts/company"
import type { OrderView } from "@/lib/contracts/order"
import { datedWords, windowWords } from "@/lib/format"
import { html, type Html } from "@/lib/html"
import { orderStatusLabels, reportRoleLabels, supplyClassLabels } from "@/lib/labels"
import { costOf, quantityOf, rateOf, unitPriceOf } from "@/lib/report-figures"
import { weightWords } from "@/lib/weight-words"
import { dossierClaim } from "./dossier-claim"

/** Every order with every report of it: what contradicts stands side by side, and none is left out. */
export function dossierOrders({ orders }: CompanyProfile): Html | null {
  if (orders.length === 0) return null
  return html`<section id="orders">
    <h2>Orders and their reports</h2>
    <p>
      Each order is one purchase. Reports that contradict each other stand side by side, and none is merged
      away.
    </p>
    ${orders.map(order)}
  </section>`
}

function order({ id, title, buyers, chips, status, reports, why, counting, ...of }: OrderView): Html {
  const byWeight = [...reports].sort((a, b) => b.weight - a.weight)
  const publishers = new Map(reports.map((report) => [report.id, report.source.publisher]))
  const facts = [
    buyers.map(({ name }) => name).join(", "),
    chips.map(({ name }) => name).join(", "),
    supplyClassLabels[of.class],
    orderStatusLabels[status],
    counting === null ? "left out of the estimate" : null,
  ].filter(Boolean)
  return html`<article id="order-${id}">
    <h3>${title}</h3>
    <p class="words">${facts.join(" · ")}</p>
    <p>${why}</p>
    ${of.control && html`<p class="words">Measure <code>${of.control.rule}</code>: ${of.control.effect}</p>`}
    <ul>
      ${byWeight.map(
        (report) =>
          html`<li>
            <p><strong>${figuresOf(report)}</strong> <span class="words">${notesOf(report)}</span></p>
            ${dossierClaim(report, [
              weightWords(
                report,
                report.reprintOf === null ? null : (publishers.get(report.reprintOf) ?? null),
              ),
            ])}
          </li> `,
      )}
    </ul>
  </article>`
}

function figuresOf(report: ReportView): string {
  return [quantityOf(report) ?? "number not given", costOf(report)].filter(Boolean).join(", ")
}

function notesOf(report: ReportView): string {
  const { role, chipLabel, orderedOn, window } = report
  return [
    reportRoleLabels[role],
    unitPriceOf(report),
    rateOf(report),
    chipLabel && `named as ${chipLabel}`,
    orderedOn && `ordered ${datedWords(orderedOn)}`,
    window && (window.start || window.end) && `for ${windowWords(window)}`,
  ]
    .filter(Boolean)
    .join(" · ")
}
