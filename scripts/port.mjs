import { createServer } from "node:net"

/** The port to serve on, from PORT; 3000 if unset. Ends this process with a sentence when it cannot be used. */
export async function freePort() {
  const text = process.env.PORT || "3000"
  const port = /^\d+$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65535) refuse(`PORT must be a number from 1 to 65535, not "${text}".`)
  const code = await listenOnce(port)
  if (code === "EADDRINUSE") {
    refuse(
      `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port < 65535 ? port + 1 : 3000} npm start`,
    )
  }
  if (code === "EACCES")
    refuse(`Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`)
  if (code) refuse(`Port ${port} cannot be used (${code}). Choose another: PORT=3001 npm start`)
  return port
}

function refuse(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** Listens as the server will, on every address, and stops. Resolves to the error's code, or null. */
function listenOnce(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", (error) => resolve(error.code ?? "unknown error"))
    server.listen(port, () => server.close(() => resolve(null)))
  })
}
