import type { LabView } from "@/lib/contracts/lab"
import { routes } from "@/lib/routes"

/** Instead of a laboratory: why no figure of a reader's could give the firm an estimate. */
export function NoLaboratory({ view }: { view: LabView }) {
  const { name, rents, published, firm } = view
  const missing = [...new Set([...published.training.missing, ...published.inference.missing])]
  return (
    <div className="mt-6 max-w-prose space-y-3">
      <p className="font-serif text-21">
        {rents !== null
          ? `No runway: ${name} rents its compute. Rented chips end with a contract, not with a stock.`
          : "Not enough evidence: no order with a count of its chips is on record."}
      </p>
      {rents !== null && <p>{rents}</p>}
      {missing.length > 0 && <p>Missing: {missing.join("; ")}.</p>}
      <p>
        There is nothing here to change. <a href={routes.company(firm)}>What is known of {name}</a>, or{" "}
        <a href={routes.lab()}>another firm</a>.
      </p>
    </div>
  )
}
