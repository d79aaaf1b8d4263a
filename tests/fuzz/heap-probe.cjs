// Loaded into the server before its own code: says how much memory it holds when the fuzz run asks, after collecting
// its garbage. By the channel between the two processes, so that no door of the site is needed for it.
const { setFlagsFromString } = require("node:v8")
const { runInNewContext } = require("node:vm")

setFlagsFromString("--expose-gc")
const collect = runInNewContext("gc")

process.on("message", (message) => {
  if (message !== "heap") return
  collect()
  setTimeout(() => {
    collect()
    process.send(process.memoryUsage())
  }, 200)
})
// The channel alone shall not keep a server alive that was told to end.
process.channel?.unref()
