/** A page in place of one that too many others wait for. */
export function Busy({ words, again }: { words: string; again: string }) {
  return (
    <div className="py-12">
      <h1 className="text-28">Busy just now</h1>
      <p className="mt-4 max-w-prose">{words}</p>
      <p className="mt-4">
        <a href={again}>Try again</a>
      </p>
    </div>
  )
}
