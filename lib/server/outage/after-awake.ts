import "server-only"

const stepMs = 100

/**
 * Does something after a time in which this process was awake. A timer counts the time as well in which a long piece of
 * work let nothing else happen, and is up before what came in meanwhile has been heard.
 *
 * @returns takes it back
 */
export function afterAwake(ms: number, act: () => void): () => void {
  let left = Math.ceil(ms / stepMs)
  let isTakenBack = false
  const timer = setInterval(() => {
    left -= 1
    if (left > 0) return
    clearInterval(timer)
    setImmediate(() => {
      if (!isTakenBack) act()
    })
  }, stepMs)
  timer.unref()
  return () => {
    isTakenBack = true
    clearInterval(timer)
  }
}
