import { fileLinks, type FilesOf } from "@/lib/charts/chart-files"

/** A chart as files, each a plain link. */
export function FileLinks({ of }: { of: FilesOf }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-15">
      {fileLinks(of).map(({ name, detail, href }) => (
        <li key={href}>
          <a href={href} rel="nofollow">
            {name}
          </a>{" "}
          <span className="text-13 text-muted">{detail}</span>
        </li>
      ))}
    </ul>
  )
}
