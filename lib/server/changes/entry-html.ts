import "server-only"
import {
  byWords,
  countsWords,
  movesSentence,
  publicActionWords,
  runwayMoveWords,
  shortened,
  withheldChange,
  withheldReason,
} from "@/lib/changes-words"
import type { ChangedRecord, ChangesEntry, FirmMove, PublicChange } from "@/lib/contracts/changes"
import { html } from "@/lib/html"
import { sentenceCase } from "@/lib/labels"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"

/** Fields of one record that a feed tells. */
const mostFields = 12

/** An entry as markup for programs that read feeds: no style, no script, whole addresses. */
export function entryHtml(entry: ChangesEntry, firm: string | null, whole: (path: string) => string): string {
  const { number, reason, records, moreRecords, counts, isFirst, moves } = entry
  const url = whole(routes.change(number))
  return html`<p>${reason ?? withheldReason}</p>
    <p>${sentenceCase(byWords(entry))}, <a href="${url}">data version ${number}</a>.</p>
    ${isFirst && html`<p>${sentenceCase(countsWords(counts))}.</p>`}
    ${
      records.length > 0 &&
      html`<ul>
        ${records.map((record) => recordHtml(record, whole))}
      </ul>`
    }
    ${moreRecords > 0 && !isFirst && html`<p><a href="${url}">${moreRecords} more records</a></p>`}
    ${!isFirst && html`<p>${movesSentence(moves, firm)}</p>`}
    ${
      moves.status === "known" &&
      moves.firms.length > 0 &&
      html`<ul>
        ${moves.firms.map((one) => firmHtml(one, whole))}
      </ul>`
    }`.markup.replaceAll(/\n\s+/g, "\n")
}

function recordHtml(record: ChangedRecord, whole: (path: string) => string) {
  const { kind, title, href, action, changes, isWithheld, isUnreadable } = record
  const name = href === null ? html`${title}` : html`<a href="${whole(href)}">${title}</a>`
  // What is new stands on its own page.
  const told = action === "create" ? [] : changes
  return html`<li>
    ${name}: ${recordKindWords[kind].one} ${publicActionWords[action]}
    ${
      told.length > 0 &&
      html`<ul>
        ${told.slice(0, mostFields).map(fieldHtml)}
      </ul>`
    }
    ${told.length > mostFields && html`<p>${told.length - mostFields} more fields.</p>`}
    ${isUnreadable && html`<p>Its state of then can no longer be read.</p>`}
    ${isWithheld && html`<p>${withheldChange}</p>`}
  </li>`
}

function fieldHtml({ label, before, after }: PublicChange) {
  const was = before === null ? null : html`<del>${shortened(before, 400)}</del>`
  const is = after === null ? null : html`<ins>${shortened(after, 400)}</ins>`
  return html`<li>${label}: ${was}${was !== null && is !== null && " → "}${is}</li>`
}

function firmHtml({ name, href, firm, runways }: FirmMove, whole: (path: string) => string) {
  return html`<li>
    <a href="${whole(href ?? routes.company(firm))}">${name}</a>
    <ul>
      ${runways.map((move) => html`<li>${runwayMoveWords(move)}</li>`)}
    </ul>
  </li>`
}
