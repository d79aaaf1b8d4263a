/** What a small window leaves out, and where it stands. */
export function RestOnPage({ count, page }: { count: number; page: string }) {
  if (count <= 0) return null
  return (
    <p className="mt-1 text-13">
      <a href={page} rel="nofollow">
        {count} more on the page
      </a>
    </p>
  )
}
