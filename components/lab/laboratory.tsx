"use client"

import "./lab.css"
import { useDeferredValue, useMemo, useReducer } from "react"
import type { ChartFoot } from "@/components/charts/chart-frame"
import type { LabView } from "@/lib/contracts/lab"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { AnswerBar } from "./answer-bar"
import { runwayOf, type Answer } from "./answer-facts"
import { AnswerPanel } from "./answer-panel"
import { ChangeList } from "./change-list"
import { ControlList } from "./control-list"
import { LabTools } from "./lab-tools"
import { changesOf, labReducer, openedLab } from "./lab-state"
import type { LabAnswer } from "./lab-answer"
import type { LabRun } from "./lab-run"
import { LinkNotice } from "./link-notice"
import { MonthChoice } from "./month-choice"
import { MissingFigures } from "./missing-figures"
import { RunStatus } from "./run-status"
import { ReportList } from "./report-list"
import { ScenarioChoice } from "./scenario-choice"
import { useLabAddress } from "./use-lab-address"
import { useLabAnalysis } from "./use-lab-analysis"
import { useLabRun } from "./use-lab-run"
import { useSettled } from "./use-settled"
import { ViewSwitch } from "./view-switch"

const noIndices = { status: "none" } as const

/**
 * A firm's estimate with everything in it that can be questioned. The address holds what the reader changed, a worker
 * answers it, and only what a hand moves is drawn anew at once; the rest may lag behind it.
 */
export function Laboratory({ view }: { view: LabView }) {
  const isNewest = view.asOf === view.asOfs[0]
  const [history, dispatch] = useReducer(labReducer, null, () =>
    openedLab(view.firm, isNewest ? null : view.asOf),
  )
  const state = history.present
  const { dropped, dismiss, isRead } = useLabAddress(view, state, dispatch)
  const { asOf, draws, seed } = view
  const run = useLabRun({ case: state.case, compare: state.compare, asOf, draws, seed })

  const published = useMemo<Answer>(() => ({ asOf, ...view.published }), [view, asOf])
  const changes = changesOf(state)
  const isChanged = changes > 0
  const yours = yoursOf(run, isChanged)
  const mine: Answer | null = isChanged ? yours : published
  const { beside } = run
  const isFailed = run.status === "failed"
  const isFirst = run.answer === null
  const later = useDeferredValue(
    useMemo(
      () => ({ state, mine, beside, isChanged, isFailed, isFirst }),
      [state, mine, beside, isChanged, isFailed, isFirst],
    ),
  )
  const isShown = useSettled(isRead && later.state === state)
  const isRested = run.status === "rested"
  const hasNumber = mine !== null && runwayOf(mine, state) !== null
  const output =
    `${state.set === "own" ? "stock" : "all"}${state.workload === "training" ? "T" : "I"}` as const
  const { tornado, fault, indices, start, stop } = useLabAnalysis(
    run.worker,
    isRested && hasNumber ? { case: state.case, output, seed } : null,
  )
  const settled = indices.status === "none" ? noIndices : indices
  const analysis = useMemo(
    () => ({ tornado, fault: fault ?? run.why, indices: settled, start, stop }),
    [tornado, fault, run.why, settled, start, stop],
  )
  const foot = useMemo<ChartFoot>(() => {
    const sources = [
      { label: `${view.controls.length} assumptions`, href: "#assumptions" },
      { label: `reports of ${view.orders.length} orders`, href: "#reports" },
    ]
    return { asOf, dataVersion: view.dataVersion, sources }
  }, [view, asOf])
  // By its text: every answer brings a list of its own, and the reports are drawn anew only where it says otherwise.
  const droppedText = JSON.stringify(yours?.dropped ?? [])
  const droppedOrders = useMemo(
    () =>
      new Map((JSON.parse(droppedText) as LabAnswer["dropped"]).map(({ orderId, why }) => [orderId, why])),
    [droppedText],
  )

  return (
    <div className="lab" data-read={isShown || undefined}>
      <LinkNotice dropped={dropped} onDismiss={dismiss} />
      <div className="lab-columns">
        <AnswerBar
          answer={mine ?? (isFailed ? "no answer" : "running…")}
          published={published}
          view={state}
          isChanged={isChanged}
        />
        <section className="lab-answer" aria-label="The answer">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <ViewSwitch workload={state.workload} set={state.set} dispatch={dispatch} />
            <RunStatus run={run} isRead={isShown} isChanged={isChanged} />
          </div>
          <LabTools
            canUndo={history.past.length > 0}
            canRedo={history.future.length > 0}
            changes={changes}
            address={routes.lab(state)}
            dispatch={dispatch}
          />
          <AnswerPanel
            view={view}
            state={later.state}
            mine={later.mine}
            beside={later.beside}
            published={published}
            isChanged={later.isChanged}
            isFailed={later.isFailed}
            isFirst={later.isFirst}
            foot={foot}
            analysis={analysis}
          />
        </section>
        <div className="lab-questions">
          <p className="lab-notice hidden noscript:block">
            Changing an assumption needs JavaScript. Here are the published estimate and everything it rests
            on.
          </p>
          <MissingFigures view={view} workload={state.workload} />
          <ScenarioChoice
            scenarios={view.scenarios}
            scenario={state.case.scenario}
            compare={state.compare}
            dispatch={dispatch}
          />
          <MonthChoice months={view.asOfs} current={asOf} state={later.state} />
          <ChangeList view={view} state={later.state} dispatch={dispatch} />
          <section id="assumptions" aria-label="Assumptions">
            <h2 className="lab-head">Assumptions</h2>
            <p className="max-w-prose text-13 text-muted">
              Ends of a range are the 5th and 95th percentile: one draw in twenty lies below, one above. What
              matters most stands first.
            </p>
            <ControlList
              controls={view.controls}
              workload={state.workload}
              scenario={state.case.scenario}
              assumptions={state.case.assumptions}
              dispatch={dispatch}
            />
          </section>
          <section id="reports" aria-label="Reports">
            <h2 className="lab-head">Reports</h2>
            <p className="max-w-prose text-13 text-muted">
              What each source says of the {view.orders.length} orders that count as of {monthWords(asOf)},
              and what it gives of the order. A report that is not believed no longer matters; an order whose
              line rests on such reports alone drops out.
            </p>
            <ReportList
              orders={view.orders}
              trust={state.case.trust}
              dropped={droppedOrders}
              dispatch={dispatch}
            />
          </section>
        </div>
      </div>
    </div>
  )
}

/**
 * The worker's answer, where it is one to something changed: before the first such answer came, and where the newest
 * question has none, there is nothing that could be called the reader's.
 */
function yoursOf({ status, answer, answered }: LabRun, isChanged: boolean): LabAnswer | null {
  if (!isChanged || status === "failed" || answered === null) return null
  return changesOf({ case: answered }) > 0 ? answer : null
}
