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
          <th scope="col">Still being delivered when the rule took effect</th>
        </tr>
      </thead>
      <tbody>
        {firms.map(({ slug, name, orderCount, openThen }) => (
          <tr key={slug}>
            <th scope="row">
              <a href={routes.company(slug)}>{name}</a>
            </th>
            <td data-numeric>{orderCount}</td>
            <td className="min-w-64">
              {openThen.length === 0 ? (
                <span className="text-muted">none with a known window</span>
              ) : (
                <ul>
                  {openThen.map(({ id, title }) => (
                    <li key={id}>
                      <a href={routes.order(id)}>{title}</a>
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
