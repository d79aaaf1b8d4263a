import { ScrollTable } from "@/components/ui/scroll-table"
import type { ControlRulePage } from "@/lib/contracts/control-rule-view"
import { routes } from "@/lib/routes"

/** Firms that ordered parts the rule catches, and which of those orders it met half-way. */
export function RuleFirms({ firms }: { firms: ControlRulePage["firms"] }) {
  return (
    <ScrollTable caption="Firms with orders of these parts">
      <thead>
        <tr>
          <th scope="col">Firm</th>
          <th scope="col" data-numeric>
            Orders of these parts
          </th>
          <th scope="col">Hit by it, or still being delivered when it took effect</th>
        </tr>
      </thead>
      <tbody>
        {firms.map(({ slug, name, orderCount, met }) => (
          <tr key={slug}>
            <th scope="row">
              <a href={routes.company(slug)}>{name}</a>
            </th>
            <td data-numeric>
              <a href={`${routes.company(slug)}#orders`}>{orderCount}</a>
            </td>
            <td className="min-w-64">
              {met.length === 0 ? (
                <span className="text-muted">none that we know of</span>
              ) : (
                <ul>
                  {met.map(({ id, title, effect }) => (
                    <li key={id}>
                      <a href={routes.order(id)}>{title}</a>
                      {effect && <span className="text-muted">: {effect}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
