import "server-only"
import { AppError } from "@/lib/server/errors"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"

/** Attempts at a chart whose queries all read one data version. */
const attempts = 3

/**
 * Makes something from several queries that all read the same data version: a save between two of them makes it
 * anew.
 *
 * @throws AppError database-busy when the data do not rest for so long
 */
export async function atOneVersion<Made>(make: (catalogue: Catalogue) => Promise<Made>): Promise<Made> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const catalogue = await loadCatalogue()
    const made = await make(catalogue)
    if ((await loadCatalogue()).dataVersion === catalogue.dataVersion) return made
  }
  throw new AppError("database-busy", "The data change too fast to be read just now. Try again in a minute.")
}
