import "server-only"
import { AppError } from "@/lib/server/errors"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"

/** Attempts at a chart whose queries all read one data version. */
const attempts = 3

/**
 * Makes something from several queries that all read the same data version: a save between two of them makes it
 * anew.
 *
 * @param known ISO day for a chart of what was known then, all of which is made from one catalogue
 * @throws AppError database-busy when the data do not rest for so long
 */
export async function atOneVersion<Made>(
  make: (catalogue: Catalogue) => Promise<Made>,
  known: string | null = null,
): Promise<Made> {
  if (known !== null) return make(await catalogueKnownOn(known))
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const catalogue = await loadCatalogue()
    const made = await make(catalogue)
    if ((await loadCatalogue()).dataVersion === catalogue.dataVersion) return made
  }
  throw new AppError("database-busy", "The data change too fast to be read just now. Try again in a minute.")
}
