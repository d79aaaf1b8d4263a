import { createClient } from "@libsql/client"
import { spawnSync } from "node:child_process"
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { ask, asBrowser, told } from "./setup/ask"
import { makeEditor } from "./setup/editor"
import { putNote, readSource, sendForm } from "./setup/edits"
import { startTriedPostgres } from "./setup/postgres"
import { pause, startTried, tryOut, until, type Trial } from "./setup/try-out"

// A disk that is full under the database, and under the kept pages; a database that may only be read.
await tryOut(async (trial) => {
  const { say, holds } = trial
  const disk = smallDisk(trial, "disk", 120)
  const databaseUrl = `file:${join(disk, "trial.db")}`
  const pagesDisk = smallDisk(trial, "site", 900)
  const { url } = await startTried(trial, { databaseUrl })
  const editor = await makeEditor()
  const { text } = await ask(`${url}/sources`, { headers: asBrowser })
  const [id = "", otherId = "", thirdId = ""] = [
    ...new Set([...text.matchAll(/href="\/sources\/([a-z0-9-]+)"/g)].map(([, one]) => one!)),
  ]
  const path = `/admin/sources/${id}`
  const page = await ask(url + path, { headers: { ...asBrowser, cookie: editor.cookie } })
  const found = await readSource(url, editor, id)

  say(`the disk under the database is full: ${fill(disk)} kB free`)
  const write = await putNote(url, editor, found, "x".repeat(60_000))
  const form = await sendForm(url, editor, { html: page.text, path }, "typed on a full disk")
  const fresh = await ask(`${url}/sources/${otherId}`, { headers: asBrowser })
  say(`a program's write ${told(write)}; a form ${told(form)}; a page that was not kept ${told(fresh)}`)
  holds(
    "a write is refused with 503 and when to come again",
    write.status === 503 && write.headers.has("retry-after"),
  )
  holds("a form holds what was typed", form.text.includes("typed on a full disk"))
  holds("pages are made as ever", fresh.status === 200)
  empty(disk)
  const again = await putNote(url, editor, await readSource(url, editor, id), "there is room again")
  say(`there is room again: a write ${told(again)}`)
  holds("writes go on without a restart", again.status === 200)
  holds("the file is whole", await isWhole(databaseUrl))

  say(`the disk under the kept pages is full: ${fill(pagesDisk)} kB free`)
  // Filling it took long, and connections that nobody used were shut meanwhile.
  await pause(500)
  const first = await ask(`${url}/sources/${thirdId}`, { headers: asBrowser })
  const second = await ask(`${url}/sources/${thirdId}`, { headers: asBrowser })
  say(`a page never asked for: ${told(first)}; again: ${told(second)}`)
  holds("pages are made and sent all the same", first.status === 200 && second.status === 200)
  const edited = await putNote(url, editor, await readSource(url, editor, thirdId), "with no room for pages")
  const isShown = await until(
    async () => (await ask(`${url}/sources/${thirdId}`)).text.includes("with no room for pages"),
    10_000,
  )
  say(`an edit ${told(edited)} is on its page after ${isShown} ms`)
  holds("an edit is shown all the same", edited.status === 200 && isShown !== null)
  empty(pagesDisk)

  const postgres = await startTriedPostgres(trial)
  const { url: onServer } = await startTried(trial, { databaseUrl: postgres.url, name: "on-postgresql" })
  const editorThere = await makeEditor()
  const foundThere = await readSource(onServer, editorThere, id)
  const admin = new pg.Client({ connectionString: postgres.url })
  await admin.connect()
  await admin.query("ALTER SYSTEM SET default_transaction_read_only = on")
  await admin.query("SELECT pg_reload_conf()")
  await pause(1000)
  const refused = await putNote(onServer, editorThere, foundThere, "to a database that may only be read")
  const read = await ask(`${onServer}/sources/${otherId}`, { headers: asBrowser })
  say(
    `PostgreSQL may only be read, as after a change to a follower: a write ${told(refused)}, a page ${told(read)}`,
  )
  holds("a write is refused so, and reading goes on", refused.status === 503 && read.status === 200)
  await admin.query("SET default_transaction_read_only = off")
  await admin.query("ALTER SYSTEM RESET default_transaction_read_only")
  await admin.query("SELECT pg_reload_conf()")
  await admin.end()
  await pause(1000)
  const writes = await putNote(onServer, editorThere, await readSource(onServer, editorThere, id), "again")
  say(`it may be written again: ${told(writes)}`)
  holds("writes go on", writes.status === 200)
})

/** A disk of some megabytes of its own, as a folder. */
function smallDisk(trial: Trial, name: string, megabytes: number): string {
  const folder = join(trial.folder, name)
  mkdirSync(folder)
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder])
  if (status !== 0) throw new Error("This trial mounts a small disk, which root may.")
  trial.atEnd(() => void spawnSync("umount", ["-l", folder]))
  return folder
}

/** Leaves nothing free. @returns what is free all the same, in kB */
function fill(disk: string): number {
  for (const block of [1 << 20, 1 << 12]) {
    try {
      for (let at = 0; ; at += 1) writeFileSync(join(disk, `ballast-${block}-${at}`), Buffer.alloc(block))
    } catch {
      // Full.
    }
  }
  const { bavail, bsize } = statfsSync(disk)
  return Math.round((bavail * bsize) / 1024)
}

function empty(disk: string): void {
  spawnSync("find", [disk, "-maxdepth", "1", "-name", "ballast-*", "-delete"])
  rmSync(join(disk, "ballast"), { force: true })
}

async function isWhole(url: string): Promise<boolean> {
  const client = createClient({ url })
  const { rows } = await client.execute("PRAGMA integrity_check")
  client.close()
  return rows.length === 1 && rows[0]?.["integrity_check"] === "ok"
}
