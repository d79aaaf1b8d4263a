import { CitationFields } from "@/components/charts/share/citation-fields"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { Disclosure } from "@/components/ui/disclosure"
import { ScrollTable } from "@/components/ui/scroll-table"
import { Section } from "@/components/ui/section"
import { dataLicence } from "@/lib/charts/dataset"
import type { DataSet } from "@/lib/contracts/data-set"
import { dayWords } from "@/lib/day-words"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"

/** The whole data set: one file, or table by table, with what its columns mean and how to cite it. */
export function DataSetView({ dataSet, origin }: { dataSet: DataSet; origin: string }) {
  const { title, dataVersion, asOf, savedOn, tables, records } = dataSet
  return (
    <article>
      <PageHead title="Take the data away">
        <p className="mt-2 max-w-prose">
          Everything that the pages of this site are made from, as tables and as whole records. Free to use
          under <a href={dataLicence.url}>{dataLicence.name}</a> with credit.
        </p>
        <Stamp
          parts={[`As of ${monthWords(asOf)}`, `data version ${dataVersion}, saved on ${dayWords(savedOn)}`]}
        />
        <p className="mt-5">
          <a href={routes.dataZip()} className="text-21 font-semibold" rel="nofollow">
            chip-runway-v{dataVersion}.zip
          </a>{" "}
          <span className="block text-13 text-muted sm:inline">
            all of it, with a description for programs (
            <a href="https://datapackage.org" rel="noreferrer">
              Data Package
            </a>
            ), licence, sources and citation
          </span>
        </p>
      </PageHead>
      <Section
        id="tables"
        title="Tables"
        lead={
          <>
            CSV in UTF-8 with a line of column names. Units stand in{" "}
            <a href={routes.dataFile("datapackage.json")}>datapackage.json</a> and below. An empty field is
            not known, which is not zero.
          </>
        }
      >
        {tables.map((table) => (
          <Table key={table.name} table={table} />
        ))}
      </Section>
      <Section
        id="records"
        title="Whole records"
        lead="Every record with all its fields, as JSON. A program may also ask for one at a time: /api/v1/records/<kind>/<id>."
      >
        <ul className="columns-2 gap-x-8 text-15 md:columns-3">
          {records.map(({ path, title: name, count }) => (
            <li key={path}>
              <a href={routes.dataFile(path)}>
                {name} <span className="text-13 text-muted">{count}</span>
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="cite" title="Cite">
        <div className="max-w-prose">
          <CitationFields
            cited={{ title, dataVersion, asOf, frozenOn: savedOn, url: origin + routes.data() }}
          />
        </div>
      </Section>
      <Section id="reading" title="Before you add anything up">
        <ul className="max-w-prose list-disc space-y-1 pl-5 marker:text-muted">
          <li>
            Reports that contradict each other stand side by side, each with its weight. They are no parts of
            a sum.
          </li>
          <li>Requests, approvals, orders and deliveries are different things.</li>
          <li>
            An order with <code>nested_in</code> is contained in another one.
          </li>
          <li>Quantiles do not add up: the sum of two medians is not the median of the sum.</li>
          <li>
            Of a protected source nothing is given but its kind, its quarter and the reason; figures that rest
            on it are rounded to one digit.
          </li>
        </ul>
      </Section>
    </article>
  )
}

function Table({ table }: { table: DataSet["tables"][number] }) {
  const { name, title, description, rowCount, fields } = table
  const file = `${name}.csv`
  return (
    <div className="border-t border-hairline py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="font-sans text-17 font-medium tracking-normal">{title}</h3>
        <p className="text-15">
          <a href={routes.dataFile(file)} rel="nofollow">
            {file}
          </a>{" "}
          <span className="text-13 text-muted">
            {rowCount.toLocaleString("en")} {rowCount === 1 ? "row" : "rows"} ·{" "}
            <a href={`${routes.dataFile(file)}?bom=1`} rel="nofollow">
              for spreadsheets
            </a>
          </span>
        </p>
      </div>
      <p className="max-w-prose text-15 text-muted">{description}</p>
      <Disclosure summary={`Its ${fields.length} columns`} className="mt-1 text-13">
        <ScrollTable caption={`Columns of ${file}`}>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">What it holds</th>
              <th scope="col">Unit</th>
              <th scope="col">Type</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.name}>
                <th scope="row" className="font-mono">
                  {field.name}
                </th>
                <td>{field.title}</td>
                <td>{field.unit ?? "none"}</td>
                <td>{field.type}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </Disclosure>
    </div>
  )
}
