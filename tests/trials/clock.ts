import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { ask, asBrowser, told } from "./setup/ask"
import { makeEditor } from "./setup/editor"
import { putNote, readSource } from "./setup/edits"
import { pause, startTried, tryOut, until } from "./setup/try-out"

const library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"

// The server's clock jumps two days ahead, and then to a day before it began.
await tryOut(async (trial) => {
  const { say, holds } = trial
  if (!existsSync(library)) throw new Error("This trial needs libfaketime (apt-get install libfaketime).")
  const clock = join(trial.folder, "clock")
  const turn = (to: string) => writeFileSync(clock, to)
  turn("+0")
  const { url } = await startTried(trial, {
    databaseUrl: `file:${join(trial.folder, "trial.db")}`,
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
  })
  const editor = await makeEditor()
  const { text } = await ask(`${url}/sources`, { headers: asBrowser })
  const id = /href="\/sources\/([a-z0-9-]+)"/.exec(text)?.[1] ?? ""
  const today = new Date()
  const day = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)

  const look = async (when: string) => {
    const session = await ask(`${url}/admin/account`, { headers: { ...asBrowser, cookie: editor.cookie } })
    const page = await ask(`${url}/companies/baidu`, { headers: asBrowser })
    const board = await ask(url, { headers: asBrowser })
    const known = await ask(`${url}/?known=${day(0)}`, { headers: asBrowser })
    const found = await readSource(url, editor, id)
    const note = `written ${when}`
    const saved = await putNote(url, editor, found, note)
    const shown = await until(async () => (await ask(`${url}/sources/${id}`)).text.includes(note), 20_000)
    say(`${when}: a profile ${told(page)}, the board ${told(board)}, as known today ${told(known)}`)
    say(`${when}: the session ${told(session)}; a write ${told(saved)}, on its page after ${shown} ms`)
    holds(`${when} pages are made and sent`, page.status === 200 && board.status === 200)
    holds(`${when} an edit is saved and shown`, saved.status === 200 && shown !== null)
    const history = await ask(`${url}/changes`, { headers: asBrowser })
    const newest = await readSource(url, editor, id)
    holds(
      `${when} the newest data version is the highest`,
      newest.dataVersion > found.dataVersion && history.status === 200,
    )
    return session.status
  }

  holds("the session is open before", (await look("before")) === 200)
  turn("+2d")
  await pause(1500)
  const ahead = await look("two days ahead")
  holds("a session of a day has ended", ahead >= 300 && ahead < 400)
  turn("-1d")
  await pause(1500)
  const back = await look("a day before")
  holds("a session that had ended stays ended", back >= 300 && back < 400)
  turn("+0")
  await pause(1500)
  await look("afterwards")
})
