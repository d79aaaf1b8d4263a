import type { ChartFoot } from "@/components/charts/chart-frame"
import { keepDay } from "@/components/known/known-day"
import { MatterLines } from "@/components/contradictions/matter-lines"
import { OpenNumber } from "@/components/numbers/open-number"
import type { Contradictions } from "@/lib/contracts/contradiction"
import type { OrderView } from "@/lib/contracts/order"
import { dayWords, monthWords, shareWords } from "@/lib/format"
import { locationLabels, sentenceCase, supplyClassLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { OrderClaims } from "./order-claims"
import { ReportList } from "./report-list"

/** What is behind an order: who shares it, why it counts or does not, and every report of it. */
export function OrderDetails({
  order,
  foot,
  isInFull,
  contradictions = null,
}: {
  order: OrderView
  foot: ChartFoot
  isInFull: boolean
  contradictions?: Contradictions | null
}) {
  return (
    <div className="space-y-3">
      <div className="max-w-prose space-y-2">
        <p data-prose="">{order.why}</p>
        <Counting order={order} />
        <p className="text-13 text-muted" data-prose="">
          {[sentenceCase(supplyClassLabels[order.class]), locationLabels[order.location], order.familyNote]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <OrderClaims order={order.id} reports={order.reports} foot={foot} isInFull={isInFull} />
      {order.reports.length > 0 && <ReportList reports={order.reports} isInFull={isInFull} />}
      {contradictions ? (
        <Matters of={contradictions} />
      ) : (
        isInFull && <PlainMatters reports={order.reports} />
      )}
      {order.crossChecks.length > 0 && (
        <div className="max-w-prose text-13">
          <p className="font-medium">Held against</p>
          <ul className="list-disc pl-5 marker:text-muted" data-prose="">
            {order.crossChecks.map(({ text, assumption }) => (
              <li key={text}>
                {text}
                {assumption && (
                  <>
                    {" "}
                    (<a href={routes.assumption(assumption)}>{assumption}</a>)
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** What the reports contradict, each matter with all its claims on one axis. */
function Matters({ of }: { of: Contradictions }) {
  if (of.matters.length === 0) return null
  return (
    <section aria-labelledby="contradictions" className="pt-4">
      <h2 id="contradictions" className="text-21">
        Where they contradict each other, or others
      </h2>
      <div className="mt-2">
        <MatterLines of={of} />
      </div>
    </section>
  )
}

/** What the reports contradict, each matter once, in words. */
function PlainMatters({ reports }: { reports: OrderView["reports"] }) {
  const matters = new Map(reports.flatMap(({ conflicts }) => conflicts.map((one) => [one.id, one])))
  if (matters.size === 0) return null
  return (
    <div className="max-w-prose text-13">
      <p className="font-medium">Where they contradict each other, or others</p>
      <ul className="list-disc pl-5 marker:text-muted" data-prose="">
        {[...matters.values()].map(({ id, title, explanation }) => (
          <li key={id}>
            {title} {explanation}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Counting({ order }: { order: OrderView }) {
  const { counting, split, control, nestedIn } = order
  return (
    <>
      {counting ? (
        <p>
          Counts for {names(counting.firms)}
          {counting.from && <> from {monthWords(counting.from)}</>}
          {counting.until && <> until {monthWords(counting.until)}</>}. Basis:{" "}
          <span data-prose="">{counting.basis.replace(/\.$/, "")}.</span>
          {counting.assumptionIds.length > 0 && (
            <>
              {" "}
              Assumes{" "}
              {counting.assumptionIds.map((id, index) => (
                <span key={id}>
                  {index > 0 && ", "}
                  <a href={routes.assumption(id)}>{id}</a>
                </span>
              ))}
              .
            </>
          )}
        </p>
      ) : (
        <p>Shown, and left out of every estimate.</p>
      )}
      {nestedIn && (
        <p>
          Part of <a href={keepDay(routes.order(nestedIn.id))}>{nestedIn.title}</a>, and not counted twice.
        </p>
      )}
      {split && (
        <p>
          Nobody published the parts. They are drawn with these means:{" "}
          <OpenNumber of={{ of: "assumption", assumption: split.assumption }}>{shareList(order)}</OpenNumber>{" "}
          (<a href={routes.assumption(split.assumption)}>{split.assumption}</a>).
        </p>
      )}
      {control && (
        <p>
          Hit by <a href={routes.control(control.rule)}>a rule or measure on record</a>
          {control.effectiveOn && <> of {dayWords(control.effectiveOn)}</>}: {control.effect}
          {control.assumption && (
            <>
              {" "}
              (<a href={routes.assumption(control.assumption)}>{control.assumption}</a>)
            </>
          )}
          .
        </p>
      )}
    </>
  )
}

/** "ByteDance 40%, Alibaba 22%" */
function shareList({ split }: OrderView): string {
  return (split?.shares ?? []).map(({ name, weight }) => `${name} ${shareWords(weight)}`).join(", ")
}

function names(firms: readonly { slug: string; name: string }[]) {
  return firms.map(({ slug, name }, index) => (
    <span key={slug}>
      {index > 0 && (index === firms.length - 1 ? " and " : ", ")}
      <a href={keepDay(routes.company(slug))}>{name}</a>
    </span>
  ))
}
