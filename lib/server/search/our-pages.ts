import "server-only"
import { plainText } from "@/lib/markdown/parse-inline"
import { routes } from "@/lib/routes"
import { readMethodology } from "@/lib/server/read-methodology"

/** A page of ours, with other words under which a reader may look for it. */
export type OurPage = { id: string; href: string; title: string; detail: string; words: string }

const rooms: readonly OurPage[] = [
  page("board", routes.board(), "Board", "How long the chips last, firm by firm", "runway home start"),
  page("companies", routes.companies(), "Companies", "Every firm on record", "firms list"),
  page("orders", routes.orders(), "Orders", "Every order on record", "purchases deliveries table explorer"),
  page("chips", routes.chips(), "Chips", "Every chip on record", "gpu accelerators specifications"),
  page(
    "controls",
    routes.controls(),
    "Controls",
    "What the law says of each chip",
    "export law rules bis day",
  ),
  page("classify", routes.classify(), "Classify a chip", "Which rules bind a chip", "3a090 eccn tpp"),
  page(
    "replay",
    routes.replay(),
    "Other rules",
    "Estimates under other rules",
    "replay scenario what if law",
  ),
  page("contradictions", routes.contradictions(), "Contradictions", "Where reports disagree", "conflicts"),
  page("lab", routes.lab(), "Laboratory", "An estimate under your own assumptions", "experiment change"),
  page("statements", routes.statements(), "Statements", "What firms said of their stock", "claims ran out"),
  page("compare", routes.compare(), "Compare", "Two to six firms beside each other", "versus side by side"),
  page("methodology", routes.methodology(), "Methodology", "How a runway is estimated", "method model"),
  page("assumptions", routes.assumptions(), "Assumptions", "Every input of an estimate", "parameters priors"),
  page(
    "track-record",
    routes.trackRecord(),
    "Track record",
    "How past estimates fared",
    "backtests accuracy",
  ),
  page("open-questions", routes.openQuestions(), "Open questions", "The facts most worth finding", "unknown"),
  page("sources", routes.sources(), "Sources", "Every source on record", "references bibliography"),
  page("charts", routes.charts(), "Charts", "Every chart there is", "figures pictures"),
  page("changes", routes.changes(), "What changed", "What was changed in the data", "revisions news feed"),
  page("changelog", routes.changelog(), "Site changelog", "What is new on the site", "versions engine"),
]

function page(id: string, href: string, title: string, detail: string, words: string): OurPage {
  return { id, href, title, detail, words }
}

/** All pages of ours that are no record's, the parts of the methodology among them. */
export async function listOurPages(): Promise<OurPage[]> {
  const blocks = await readMethodology()
  const parts: OurPage[] = []
  for (const block of blocks) {
    if (block.kind === "heading" && block.level > 1) {
      const title = plainText(block.children)
      parts.push(
        page(`methodology-${block.id}`, routes.methodology(block.id), title, "A part of the methodology", ""),
      )
    }
    const part = parts.at(-1)
    if (block.kind === "paragraph" && part) part.words += ` ${plainText(block.children)}`
  }
  return [...rooms, ...parts]
}
