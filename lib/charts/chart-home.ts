import { withKnown } from "../known-link"
import { compareAddress } from "../compare-link"
import { replayQuery } from "../replay-link"
import { labStateOf } from "./lab-state-of"
import { routes } from "../routes"
import { knownOf } from "./known-spec"
import type { ChartSpec } from "./spec"

/** The page that a chart stands on, with everything around it, as known on the chart's day. */
export function chartHome(spec: ChartSpec): { href: string; label: string } {
  const home = homeOf(spec)
  return { ...home, href: withKnown(home.href, knownOf(spec)) }
}

function homeOf(spec: ChartSpec): { href: string; label: string } {
  switch (spec.chart) {
    case "runway-board": {
      const { set, sort, kind } = spec
      return { href: routes.board({ set, sort, kind }), label: "The runway board" }
    }
    case "runway":
    case "stock":
    case "deliveries":
      return { href: routes.company(spec.firm), label: "The firm’s profile" }
    case "exposure":
      return { href: `${routes.company(spec.firm)}#exposure`, label: "The firm’s profile" }
    case "orders-table":
      return { href: `${routes.company(spec.firm)}#orders`, label: "The firm’s profile" }
    case "reports":
      return { href: routes.order(spec.order), label: "The order and its reports" }
    case "chip-prices":
    case "chip-status":
      return { href: routes.chip(spec.chip), label: "The chip" }
    case "law":
      return { href: routes.controls(), label: "Export controls" }
    case "controls-table":
      return { href: routes.controlsOn(spec.day), label: "Export controls on that day" }
    case "replay":
      return {
        href: routes.replay(replayQuery(spec.changes, spec.asOf)),
        label: "What if the rules were others?",
      }
    case "laboratory":
      return { href: routes.lab(labStateOf(spec)), label: "The laboratory" }
    case "drivers":
      return { href: `${routes.company(spec.firm)}#drivers`, label: "The firm’s profile" }
    case "moved":
      return { href: routes.moved(spec.firm), label: "What moved the estimate" }
    case "track-record":
      return { href: routes.trackRecord(), label: "The track record" }
    case "open-questions":
      return { href: routes.openQuestions(), label: "Open questions" }
    case "contradiction":
      return { href: routes.contradictions(spec.conflict), label: "The contradiction" }
    case "compare": {
      const { firms, set } = spec
      return {
        href: `${compareAddress({ firms, set, workload: "both" })}#${spec.measure}`,
        label: "The firms beside each other",
      }
    }
    case "firms-table":
      return { href: routes.companies(), label: "All firms" }
    case "chips-table":
      return { href: routes.chips(), label: "All chips" }
    case "assumptions-table":
      return { href: routes.assumptions(), label: "All assumptions" }
    case "sources-table":
      return { href: routes.sources(), label: "All sources" }
  }
}
