import "server-only"
import type { Names } from "@/lib/forms/form"
import { loadCatalogue, loadWholeCatalogue, type Catalogue } from "../catalogue"

/**
 * Names under which the records can be found, for forms.
 *
 * @param isEditor without it, as in a form that is drawn again for somebody whose session has ended, protected sources
 *   have no name
 */
export async function recordNames(isEditor: boolean): Promise<Names> {
  return namesIn((await (isEditor ? loadWholeCatalogue() : loadCatalogue())).records)
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
