import "server-only"

/**
 * Tells the page around an embed how high it is: at first, when it changes, and when asked. Nothing else runs in
 * an embed, and everything works without it. What is sent is no secret, so it goes to whoever frames us.
 */
export const heightScript = `(() => {
  const root = document.documentElement
  const tell = () =>
    parent.postMessage({ type: "chip-runway:height", height: Math.ceil(root.getBoundingClientRect().height) }, "*")
  new ResizeObserver(tell).observe(root)
  addEventListener("message", ({ source }) => source === parent && tell())
})()`
