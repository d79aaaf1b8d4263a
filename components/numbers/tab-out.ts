const reachable =
  "a[href], button:not([disabled]), input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"

/**
 * Lets Tab leave a window that stands at the end of the document: past its last control the page goes on after what
 * opened it, and back from its first control that itself has the focus again.
 *
 * @param leave closes the window and gives the focus to what opened it
 */
export function tabOut(event: KeyboardEvent, frame: HTMLElement, leave: () => void): void {
  const active = document.activeElement
  if (!frame.contains(active)) return
  const controls = [...frame.querySelectorAll<HTMLElement>(reachable)]
  const first = controls[0]
  const last = controls.at(-1)
  if (event.shiftKey && (active === frame || active === first)) {
    event.preventDefault()
    leave()
  } else if (!event.shiftKey && (active === last || (active === frame && !first))) {
    // The browser goes on from what has the focus by then.
    leave()
  }
}
