import { randomBytes } from "node:crypto"
import pg from "pg"

/** Every database that tests make; what else is on a server is left alone. */
const prefix = "chip_runway_test_"

/** A run that was killed leaves its databases on a server that is not its own. */
const oneHour = 3_600_000

/** The address of another database on the same server. */
function addressOf(server: string, name: string): string {
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}

/** Does something on a connection of its own. */
export async function onServer<T>(url: string, action: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await action(client)
  } finally {
    await client.end()
  }
}

/**
 * A template that depends on what its name says, made once on a server. Test files run beside each other: the first
 * makes it, the others wait.
 *
 * @param make brings an empty database at an address to what the template holds
 * @returns the template's name
 */
export async function templateOnServer(
  server: string,
  name: string,
  make: (url: string) => Promise<void>,
): Promise<string> {
  const template = `${prefix}${name}`
  return onServer(server, async (client) => {
    // Held by the connection, and so given up by a process that is killed.
    await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [template])
    if (await isThere(client, template)) return template
    const unfinished = `${template}_unfinished`
    await client.query(`DROP DATABASE IF EXISTS "${unfinished}" WITH (FORCE)`)
    await createDatabase(client, unfinished, await ofPeoplesOrder(client))
    const address = addressOf(server, unfinished)
    await make(address)
    await onServer(address, (made) => made.query("VACUUM ANALYZE"))
    // Nobody connects to it, or it could not be copied.
    await client.query(`ALTER DATABASE "${unfinished}" WITH ALLOW_CONNECTIONS false`)
    await client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${template}"`)
    return template
  })
}

/** A copy of a template; its address. */
export async function copyOnServer(server: string, template: string): Promise<string> {
  const url = freeAddressOnServer(server)
  const name = new URL(url).pathname.slice(1)
  await onServer(server, (client) => createDatabase(client, name, `TEMPLATE "${template}"`))
  return url
}

/** Where there is no database yet. */
export function freeAddressOnServer(server: string): string {
  return addressOf(server, `${prefix}${Date.now().toString(36)}_${randomBytes(4).toString("hex")}`)
}

/** Takes a database away, with whatever is still connected to it. */
export async function dropOnServer(server: string, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
}

/** Takes away what earlier runs left on a server. */
export async function forgetOlderDatabases(server: string): Promise<void> {
  await onServer(server, async (client) => {
    const { rows } = await client.query<{ name: string; madeAt: string | null }>(
      `SELECT datname AS "name", shobj_description(oid, 'pg_database') AS "madeAt" FROM pg_database
       WHERE starts_with(datname, $1)`,
      [prefix],
    )
    for (const { name, madeAt } of rows) {
      if (Date.now() - Date.parse(madeAt ?? "1970-01-01") > oneHour) {
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      }
    }
  })
}

async function createDatabase(client: pg.Client, name: string, how: string): Promise<void> {
  await client.query(`CREATE DATABASE "${name}" ${how}`)
  await client.query(`COMMENT ON DATABASE "${name}" IS '${new Date().toISOString()}'`)
}

async function isThere(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])
  return rowCount === 1
}

/**
 * Where the server can, databases sort as people do ("a" before "B", "é" beside "e"): what relies on the order of code
 * units must say so itself, as our columns do.
 */
async function ofPeoplesOrder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ can: boolean }>(
    `SELECT current_setting('server_version_num')::int >= 150000
       AND EXISTS (SELECT 1 FROM pg_collation WHERE collprovider = 'i') AS can`,
  )
  const icu = rows[0]?.can ? " LOCALE_PROVIDER icu ICU_LOCALE 'en-US'" : ""
  return `TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'${icu}`
}
