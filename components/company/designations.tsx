import { ClaimMarks } from "@/components/claims/claim-marks"
import { SourceLine } from "@/components/claims/source-line"
import { Tag } from "@/components/ui/tag"
import type { DesignationView } from "@/lib/contracts/claim"
import type { CompanyListing } from "@/lib/contracts/company"
import type { Exposure } from "@/lib/contracts/exposure"
import { datedWords } from "@/lib/format"
import { designationStatusLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"

/**
 * Government lists the firm stands on: each entry with its citation, its reach and what sources say of it. What
 * they say beyond the entries (a proposal, a withdrawal) stands by itself. Owners on a list come last.
 */
export function Designations({
  name,
  listings,
  designations,
  owners,
  ownersUnknownBecause,
}: {
  name: string
  listings: readonly CompanyListing[]
  designations: readonly DesignationView[]
} & Pick<Exposure, "owners" | "ownersUnknownBecause">) {
  const told = new Set(listings.flatMap(({ claimIds }) => claimIds))
  const apart = designations.filter(({ id }) => !told.has(id))
  return (
    <>
      {listings.length === 0 && (
        <p className="max-w-prose">
          No entry of {name} on the Entity List, the Pentagon’s 1260H list or the NS-CMIC list is on record.
          That none was found does not prove that there is none.
        </p>
      )}
      {listings.length + apart.length > 0 && (
        <ul className="divide-y border-y">
          {listings.map((listing) => (
            <Entry
              key={listing.id}
              listing={listing}
              claims={designations.filter(({ id }) => listing.claimIds.includes(id))}
            />
          ))}
          {apart.map((claim) => (
            <li key={claim.id} id={claim.id} className={row}>
              <div>
                <p>{datedWords(claim.eventOn ?? claim.source.publishedOn)}</p>
                <p className="text-13 text-muted">
                  {claim.list}: {designationStatusLabels[claim.status]}
                </p>
              </div>
              <div className="max-w-prose" data-prose="">
                <ClaimText claim={claim} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 max-w-prose text-13 text-muted" data-prose="">
        {owners.map((owner) => (
          <span key={`${owner.name} ${owner.list}`}>
            Its owner {owner.name}
            {owner.ownedPct !== null && ` (${owner.ownedPct}%)`} is on the{" "}
            {listNames[owner.list] ?? owner.list}.{" "}
          </span>
        ))}
        {ownersUnknownBecause}
      </p>
    </>
  )
}

const row = "grid gap-x-8 gap-y-1 py-2 md:grid-cols-[11rem_1fr]"

const listNames: Readonly<Record<string, string>> = {
  "Entity List": "Entity List",
  "1260H": "Pentagon 1260H list",
  "NS-CMIC": "NS-CMIC list",
}

/** One entry: when and on which list, then under which citation, with what reach, and who says so. */
function Entry({ listing, claims }: { listing: CompanyListing; claims: readonly DesignationView[] }) {
  const { list, listedOn, removedOn, names, citation, scope, verification, note, sources } = listing
  return (
    <li id={listing.id} className={row}>
      <div>
        <p>{datedWords(listedOn)}</p>
        <p className="text-13 text-muted">
          {list ? (listNames[list] ?? list) : "list not named"}
          {removedOn ? `, until ${datedWords(removedOn)}` : ""}
        </p>
      </div>
      <div className="max-w-prose" data-prose="">
        <p>
          {verification === "unverified" && (
            <span className="mr-1.5">
              <Tag tone="doubt">unverified</Tag>
            </span>
          )}
          {scope}
        </p>
        <p className="text-13 text-muted">
          Entry: {names.replace(/\.$/, "")}. {citation ?? "Citation not published"};{" "}
          {verification === "read" ? "a source was read" : "no source of the entry itself was read"}
          {sources.map(({ id, publisher }, index) => (
            <span key={id}>
              {index === 0 ? ": " : ", "}
              <a href={routes.source(id)}>{publisher}</a>
            </span>
          ))}
          . {note}
        </p>
        {claims.map((claim) => (
          <div key={claim.id} id={claim.id} className="mt-1 border-l border-hairline pl-3">
            <ClaimText claim={claim} isAside />
          </div>
        ))}
      </div>
    </li>
  )
}

function ClaimText({ claim, isAside = false }: { claim: DesignationView; isAside?: boolean }) {
  return (
    <>
      <p className={isAside ? "text-13" : undefined}>
        <ClaimMarks claim={claim} />
        {isAside &&
          claim.status !== "listed" &&
          `${datedWords(claim.eventOn)}, ${designationStatusLabels[claim.status]}: `}
        {claim.text}
      </p>
      <SourceLine claim={claim} />
    </>
  )
}
