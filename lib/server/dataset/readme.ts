import "server-only"
import { dataLicence } from "@/lib/charts/dataset"
import type { PackageFacts } from "./data-package"
import type { DataTable } from "./table"

/** README.md of the data package: what is in it, how to read it, how to cite it. */
export function packageReadme(facts: PackageFacts, tables: readonly DataTable[]): string {
  return `# ${facts.title}

Data version ${facts.dataVersion}, estimates as of ${facts.asOf}. From ${facts.homepage}

${facts.citation}

Licence: ${dataLicence.name}, ${dataLicence.url}. Some chip and cost figures: Epoch AI, CC BY 4.0, https://epoch.ai.

## What is in it

| file | rows | holds |
| --- | --- | --- |
${tables.map(({ name, title, rows }) => `| ${name}.csv | ${rows.length} | ${title} |`).join("\n")}
| records/*.json | | every record with all its fields, as the site keeps it |
| datapackage.json | | columns, types, units, keys, sources and licence of every table (Data Package standard) |
| CITATION.txt, citation.bib, citation.ris | | how to cite it |

## How to read it

- CSV by RFC 4180 in UTF-8, with a line of column names. Units stand in datapackage.json, beside each column.
- An empty field is not known, which is not zero. \`""\` is a text without characters.
- A text that a spreadsheet would take for a formula has an apostrophe before it.
- Several ids in one field are separated by " | ".
- Reports that contradict each other stand side by side, each with its weight in the estimate. Do not add them up.
- Requests, approvals, orders and deliveries are different things (column \`kind\`, \`status\`, \`role\`). Do not add them to each other. An order with \`nested_in\` is contained in another one.
- Quantiles do not add up: the sum of two medians is not the median of the sum.
- Of a protected source nothing is given but its kind, its quarter and the reason; figures that rest on it are rounded to one digit.

Estimates from public reports. Not investment or legal advice.
`
}
