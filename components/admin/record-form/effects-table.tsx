import type { FirmEffect } from "@/lib/contracts/edit"
import { ScrollTable } from "@/components/ui/scroll-table"
import { effectSide, effectSubject } from "./effect-words"

/** How the published runways would move, a firm's workload and supply a row. */
export function EffectsTable({
  effects,
  horizonMonths,
}: {
  effects: readonly FirmEffect[]
  horizonMonths: number
}) {
  if (effects.length === 0) return <p className="text-15">No published runway moves.</p>
  return (
    <ScrollTable caption="How the estimates would move" showCaption>
      <thead>
        <tr>
          <th scope="col">Runway</th>
          <th scope="col">Now</th>
          <th scope="col">After this change</th>
        </tr>
      </thead>
      <tbody>
        {effects.map((effect) => (
          <tr key={effectSubject(effect)}>
            <th scope="row">{effectSubject(effect)}</th>
            <td>{effectSide(effect.before, horizonMonths)}</td>
            <td>{effectSide(effect.after, horizonMonths)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
