import { compareAddress, type ReadCompare } from "@/lib/compare-link"
import { listed } from "@/lib/compare-words"
import { mostCompared } from "@/lib/contracts/compare"

/** What of the address could not be shown: names that are no firm's, firms too many, switches that mean nothing. */
export function CompareNotices({
  read: { view, unknown, left, dropped, known },
  nameOf,
}: {
  read: ReadCompare
  nameOf: (slug: string) => string
}) {
  if (unknown.length + left.length + dropped.length === 0) return null
  const withFirm = (slug: string) => {
    const firms = [...new Set([...view.firms, slug])].slice(0, mostCompared)
    return compareAddress({ ...view, firms }, known)
  }
  return (
    <div role="status" className="mt-4 max-w-prose space-y-1 border-l-4 border-case-by-case pl-3 text-15">
      {unknown.map(({ asked, near }) => (
        <p key={asked}>
          There is no firm “{asked}” here.
          {near.length > 0 && (
            <>
              {" "}
              Did you mean{" "}
              {near.map(({ slug, name, nameZh }, index) => (
                <span key={slug}>
                  {index > 0 && (index === near.length - 1 ? " or " : ", ")}
                  <a href={withFirm(slug)}>
                    {name}
                    {nameZh && <span lang="zh-Hans"> {nameZh}</span>}
                  </a>
                </span>
              ))}
              ?
            </>
          )}
        </p>
      ))}
      {left.length > 0 && (
        <p>Only six firms stand beside each other. Left out: {listed(left.map(nameOf))}.</p>
      )}
      {dropped.map(({ param, value }) => (
        <p key={param}>
          “{value}” means nothing for {param === "set" ? "which chips count" : "which work is meant"}, so the
          usual view stands here.
        </p>
      ))}
    </div>
  )
}
