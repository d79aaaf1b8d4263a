import { createServer, type AddressInfo, type Server } from "node:net"

export type Letter = { to: string; text: string }

/** A mail server on this machine that takes every letter, as far as RFC 5321 needs. */
export async function startMailServer(): Promise<{
  url: string
  letters: Letter[]
  stop: () => Promise<void>
}> {
  const letters: Letter[] = []
  const server: Server = createServer((socket) => {
    let to = ""
    let text: string | null = null
    let rest = ""
    socket.setEncoding("utf8")
    socket.write("220 mail.test ESMTP\r\n")
    socket.on("error", () => {})
    socket.on("data", (chunk: string) => {
      rest += chunk
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (text !== null) {
          if (line === ".") {
            letters.push({ to, text })
            text = null
            socket.write("250 taken\r\n")
          } else text += `${line}\n`
        } else if (/^DATA/i.test(line)) {
          text = ""
          socket.write("354 go on\r\n")
        } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n")
        else {
          to = /^RCPT TO:<([^>]+)>/i.exec(line)?.[1] ?? to
          socket.write("250 ok\r\n")
        }
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
