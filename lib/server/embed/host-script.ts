import "server-only"

/**
 * /embed.js, for the pages that our embeds stand in: gives each frame the height that its embed tells. Frames are
 * known by their window, because one in a sandbox has no origin to compare. Loading it twice changes nothing.
 */
export const hostScript = `(() => {
  const script = document.currentScript
  if (!script || window.chipRunwayEmbeds) return
  window.chipRunwayEmbeds = true
  const ours = new URL("/embed/", script.src).href
  const frames = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(ours))
  addEventListener("message", ({ data, source }) => {
    if (!data || data.type !== "chip-runway:height" || typeof data.height !== "number" || !(data.height > 0)) return
    for (const frame of frames())
      if (frame.contentWindow === source)
        frame.style.height = Math.min(4000, Math.max(120, Math.ceil(data.height))) + "px"
  })
  // Those that told their height before this was here.
  for (const frame of frames()) frame.contentWindow.postMessage("chip-runway:height?", "*")
})()
`
