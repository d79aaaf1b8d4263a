import { KnownForm } from "./known-form"

/** In place of a page that was asked for as known on what is no day, or none that pages answer for. */
export function NoSuchDay({ words, path }: { words: string; path: string }) {
  return (
    <div className="py-12">
      <h1 className="text-28">No such day</h1>
      <p className="mt-4 max-w-prose">{words}</p>
      <div className="mt-4">
        <KnownForm path={path} label="As known on" />
      </div>
      <p className="mt-4">
        <a href={path}>As known now</a>
      </p>
    </div>
  )
}
