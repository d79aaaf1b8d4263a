import "server-only"
import { dataLicence } from "@/lib/charts/dataset"
import { ENGINE_VERSION } from "@/lib/estimation"
import { routes } from "@/lib/routes"
import { buildId } from "@/lib/server/build-id"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
import { packageFiles } from "./package-files"

type Made = ReturnType<typeof packageFiles>

const kept = new WeakMap<Catalogue, Made>()

/** The list of files, made once for each data version: their parts are written when somebody reads them. */
function keptFiles(catalogue: Catalogue): Made {
  const known = kept.get(catalogue)
  if (known) return known
  const made = packageFiles(catalogue)
  kept.set(catalogue, made)
  // A failed one must not be kept.
  made.catch(() => kept.delete(catalogue))
  return made
}

/**
 * The package of the newest data version as everybody may have it, with the headers that each of its files bears.
 * `tag`: changes with anything that its bytes depend on.
 */
export async function openPackage() {
  const { facts, files } = await keptFiles(await loadCatalogue())
  const links = [
    `<${dataLicence.url}>; rel="license"`,
    `<${routes.data()}>; rel="cite-as"`,
    `<${routes.dataFile("datapackage.json")}>; rel="describedby"; type="application/json"`,
  ]
  return {
    facts,
    files,
    tag: [facts.dataVersion, ENGINE_VERSION, buildId()].join("-").replaceAll(/[^A-Za-z0-9.-]/g, ""),
    headers: { link: links.join(", "), "cache-control": "public, max-age=0, must-revalidate" },
  }
}
