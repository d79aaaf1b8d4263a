/** The first stop of the Tab key: past the navigation, to the answer. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="no-print fixed top-2 left-2 z-50 -translate-y-20 rounded-2 bg-ink px-3 py-2 text-15 text-paper no-underline focus:translate-y-0"
    >
      Skip to content
    </a>
  )
}
