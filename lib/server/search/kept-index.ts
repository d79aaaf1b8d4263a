import "server-only"
import { logError } from "@/lib/server/log"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
import { buildIndex, type SearchIndex } from "./build-index"
import { listOurPages, type OurPage } from "./our-pages"
import { thingsOf } from "./things"

type Kept = { dataVersion: number; index: SearchIndex }
type Holder = { kept: Kept | null; building: Promise<Kept> | null; pages: Promise<OurPage[]> | null }

// On globalThis as the records are: pages and handlers must not build an index each.
const holder = globalThis as typeof globalThis & { chipRunwaySearch?: Holder }

/** What a search needs: the records as they stand, our pages, and an index over both. */
export type Searchable = { catalogue: Catalogue; pages: readonly OurPage[]; index: SearchIndex }

/**
 * The index over the public records. It is built when first asked for after a save; meanwhile the one before it
 * answers, and whatever it finds is shown as the records stand now.
 */
export async function keptIndex(): Promise<Searchable> {
  const search = (holder.chipRunwaySearch ??= { kept: null, building: null, pages: null })
  const catalogue = await loadCatalogue()
  const pages = await (search.pages ??= pagesOnce(search))
  if (search.kept?.dataVersion !== catalogue.dataVersion) {
    search.building ??= build(search, catalogue, pages)
    // Nobody waits for it where there is another: a failure is told to the log alone.
    if (search.kept) search.building.catch((error: unknown) => logError(error, "building the search index"))
  }
  const kept = search.kept ?? (await search.building)
  if (!kept) throw new Error("there is neither an index nor one being built")
  return { catalogue, pages, index: kept.index }
}

async function build(search: Holder, catalogue: Catalogue, pages: readonly OurPage[]): Promise<Kept> {
  try {
    const { dataVersion } = catalogue
    const kept = { dataVersion, index: await buildIndex(thingsOf(catalogue, pages)) }
    search.kept = kept
    return kept
  } finally {
    search.building = null
  }
}

function pagesOnce(search: Holder): Promise<OurPage[]> {
  const pages = listOurPages()
  pages.catch(() => {
    search.pages = null
  })
  return pages
}
