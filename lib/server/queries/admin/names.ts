import "server-only"
import type { Names } from "@/lib/forms/form"
import { loadCatalogue, type Catalogue } from "../catalogue"

/** Names under which the records can be found, for forms: public facts, as the pages show them. */
export async function recordNames(): Promise<Names> {
  return namesIn((await loadCatalogue()).records)
}

/** The first name of a record is the one that people read. */
export function namesIn(records: Catalogue["records"]): Names {
  const said = (...names: (string | null)[]) =>
    names.filter((name) => name !== null && name !== "") as string[]
  return {
    company: records.company.map(({ id, name, nameZh, legalName, aliases }) => ({
      id,
      names: said(name, nameZh, legalName, ...aliases),
    })),
    chip: records.chip.map(({ id, name }) => ({ id, names: [name] })),
    source: records.source.map(({ id, publisher, title, url }) => ({
      id,
      names: said(title === null ? publisher : `${publisher}: ${title}`, title, url),
    })),
    assumption: records.assumption.map(({ id, meaning }) => ({ id, names: [meaning] })),
    order: records.order.map(({ id, title }) => ({ id, names: [title] })),
    control: records.control.map(({ id, name, shortName }) => ({ id, names: said(shortName, name) })),
  }
}
