import type { Records } from "@/lib/domain/record"
import { defaultBoardView } from "@/lib/routes"
import { listAssumptions } from "@/lib/server/queries/assumptions"
import { listBacktests } from "@/lib/server/queries/backtests"
import { getBoard } from "@/lib/server/queries/board"
import { getChip, listChipNames, listChips } from "@/lib/server/queries/chips"
import { getClassifySetting } from "@/lib/server/queries/classify-setting"
import { getCompanyProfile, listCompanies, listCompanyNames } from "@/lib/server/queries/companies"
import { getControlText, listControlNames } from "@/lib/server/queries/control-rule"
import { getControlsToday, getEveryDay } from "@/lib/server/queries/controls"
import { getExposure } from "@/lib/server/queries/exposure"
import { getOrder, listOrderNames } from "@/lib/server/queries/orders"
import { getReplay } from "@/lib/server/queries/replay"
import { getSource, listSources } from "@/lib/server/queries/sources"

/** The public pages over some records by address, each as the queries that its page calls. */
export function everyPage(records: Records): Map<string, () => Promise<unknown[]>> {
  const pages = new Map<string, () => Promise<unknown[]>>()
  const add = (address: string, ...queries: (() => Promise<unknown>)[]) =>
    pages.set(address, async () => {
      const answers: unknown[] = []
      for (const query of queries) answers.push(await query())
      return answers
    })

  add("/", () => getBoard(defaultBoardView))
  add("/board/all/stock/hyperscaler", () => getBoard({ set: "all", sort: "stock", kind: "hyperscaler" }))
  add("/companies", listCompanies)
  add("/chips", listChips)
  add("/sources", listSources)
  add("/assumptions", listAssumptions)
  add("/methodology", listAssumptions, listBacktests)
  add("/controls", getControlsToday)
  add("/controls/on/every-day", getEveryDay)
  add("/controls/classify", getClassifySetting)
  add("/sitemap.xml", listCompanyNames, listChipNames, listControlNames, listOrderNames, listSources)
  for (const { id } of records.order) add(`/orders/${id}`, () => getOrder(id))
  for (const { id, isPseudo } of records.company) {
    const exposure = isPseudo ? [] : [() => getExposure(id)]
    add(`/companies/${id}`, () => getCompanyProfile(id), ...exposure)
  }
  for (const { id } of records.chip) add(`/chips/${id}`, () => getChip(id))
  for (const { id } of records.source) add(`/sources/${id}`, () => getSource(id))
  for (const { id } of [...records.control, ...records.proposal]) {
    add(`/controls/${id}`, () => getControlText(id))
  }
  for (const { id, law: changes } of records.scenario.slice(0, 1)) {
    add(`/controls/replay/${id}`, () => getReplay({ changes, asOf: records.dataset[0]!.asOf }))
  }
  // An address without a record is answered, and kept, with the names that are near.
  add("/orders/nothing-here", () => getOrder("nothing-here"), listOrderNames)
  add("/companies/nothing-here", () => getCompanyProfile("nothing-here"), listCompanyNames)
  add("/chips/nothing-here", () => getChip("nothing-here"), listChipNames)
  add("/sources/nothing-here", () => getSource("nothing-here"), listSources)
  return pages
}
