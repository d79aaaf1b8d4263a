// `npm run sbom`: what the site is made of, as a CycloneDX document: every package with its version, licence and hash,
// and what needs what. `-- --out file.json` writes it into a file.
//
// Read from the lock file: so it asks nobody, and the same lock gives the same document. npm's own `npm sbom --omit=dev`
// leaves out whatever developing needs as well, React among it, and without that option stops at peer versions.
import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"

const { values } = parseArgs({ options: { out: { type: "string" } } })
const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8")
const lockText = read("package-lock.json")
const { packages } = JSON.parse(lockText)
const project = JSON.parse(read("package.json"))

/** Where a package that `holder` asks for stands: within it or further up, as Node looks for it; null: nowhere. */
function placeOf(holder, name) {
  for (let folder = holder; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const place = `${folder}${folder === "" ? "" : "/"}node_modules/${name}`
    if (place in packages) return place
    if (folder === "") return null
  }
}

/** What a package needs at run time, by place; a peer that it can do without is somebody else's choice. */
function neededBy(place) {
  const {
    dependencies,
    optionalDependencies,
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = packages[place]
  const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true)
  return [...new Set([...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers])]
    .map((name) => placeOf(place, name))
    .filter((found) => found !== null)
}

const needs = new Map([["", neededBy("")]])
for (const [, places] of needs) {
  for (const place of places) if (!needs.has(place)) needs.set(place, neededBy(place))
}

const nameOf = (place) => packages[place].name ?? place.split("node_modules/").at(-1)
const refOf = (place) =>
  place === "" ? `${project.name}@${project.version}` : `${nameOf(place)}@${packages[place].version}`
const purlOf = (name, version) => `pkg:npm/${name.replace(/^@/, "%40")}@${version}`

/** One package for each name and version, however often it stands in the tree. */
const components = new Map()
const dependsOn = new Map()
for (const [place, places] of needs) {
  const ref = refOf(place)
  dependsOn.set(ref, new Set([...(dependsOn.get(ref) ?? []), ...places.map(refOf)]))
  if (place === "" || components.has(ref)) continue
  const { version, license, integrity } = packages[place]
  components.set(ref, {
    type: "library",
    "bom-ref": ref,
    name: nameOf(place),
    version,
    purl: purlOf(nameOf(place), version),
    ...(license !== undefined && { licenses: [{ expression: license }] }),
    ...(integrity?.startsWith("sha512-") && {
      hashes: [{ alg: "SHA-512", content: Buffer.from(integrity.slice(7), "base64").toString("hex") }],
    }),
  })
}

const byName = ([a], [b]) => (a < b ? -1 : 1)
const digest = createHash("sha256").update(lockText).digest("hex")
const bom = {
  $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  // Version 8 of RFC 9562: the maker's own, here from the lock file.
  serialNumber: `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`,
  version: 1,
  metadata: {
    component: {
      type: "application",
      "bom-ref": refOf(""),
      name: project.name,
      version: project.version,
      purl: purlOf(project.name, project.version),
      licenses: [{ expression: project.license }],
    },
  },
  components: [...components].sort(byName).map(([, component]) => component),
  dependencies: [...dependsOn].sort(byName).map(([ref, refs]) => ({ ref, dependsOn: [...refs].sort() })),
}

const text = `${JSON.stringify(bom, null, 2)}\n`
if (values.out === undefined) process.stdout.write(text)
else {
  writeFileSync(values.out, text)
  console.error(`${components.size} packages: ${values.out}`)
}
