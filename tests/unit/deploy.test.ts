import { spawnSync } from "node:child_process"
import { once } from "node:events"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { parse } from "yaml"
import { z } from "zod"

// No container engine and no systemd run here: what can be read in the files is held to the source.

const serviceSchema = z.object({
  environment: z.record(z.string(), z.string()),
  image: z.string(),
  healthcheck: z.object({ test: z.array(z.string()).optional(), disable: z.boolean().optional() }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  restart: z.string(),
  stop_grace_period: z.string(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  profiles: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
})
const { services } = z
  .object({ services: z.record(z.string(), serviceSchema) })
  .parse(parse(readFileSync("compose.yaml", "utf8"), { merge: true }))

const dockerfile = readFileSync("Dockerfile", "utf8")
const unit = readFileSync("deploy/chip-runway@.service", "utf8")
const workerUnit = readFileSync("deploy/chip-runway-worker.service", "utf8")
const settings = new Set(
  [...readFileSync("lib/server/env.ts", "utf8").matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name),
)

/** The last stage of the Dockerfile: what runs. */
const running = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "))

test("what the Dockerfile copies from the source is there", () => {
  const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = ""]) =>
    names.split(" "),
  )
  expect(sources).toContain("package-lock.json")
  expect(sources.filter((source) => !existsSync(source))).toEqual([])
})

test("both stages start from the same Node, named by its version, new enough for the project", () => {
  const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = ""]) => image)
  expect(images).toHaveLength(2)
  expect(new Set(images).size).toBe(1)
  const [, major, minor] = /^node:(\d+)\.(\d+)-bookworm-slim$/.exec(images[0] ?? "") ?? []
  expect(Number(major) * 100 + Number(minor)).toBeGreaterThanOrEqual(2019)
})

test("the image does not run as root, and says how healthy it is by a page that exists", () => {
  expect(running).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m)
  const [, page = "", query] =
    /HEALTHCHECK[^]*?\$\{process\.env\.PORT\}(\/[a-z/]+)(\?[a-z]+)?`/.exec(running) ?? []
  expect(page).not.toBe("")
  expect(existsSync(`app${page}/route.ts`)).toBe(true)
  // While the database is away it serves what it kept; readiness.test.ts holds the page to that.
  expect([page, query]).toEqual(["/api/health/ready", "?kept"])
})

test("no secret stands in the image, and none is copied into it", () => {
  const ignored = readFileSync(".dockerignore", "utf8").split("\n")
  expect(ignored).toEqual(expect.arrayContaining(["**/.env*", ".data", ".git", "node_modules"]))
  // What is mounted for one step of the build is in no layer.
  const lasting = dockerfile.replaceAll(/^RUN --mount=type=secret,(?:.*\\\n)*.*\n/gm, "")
  expect(lasting).not.toBe(dockerfile)
  expect(lasting).not.toMatch(/SECRET|PASSWORD|TOKEN/)
})

test("every setting that is set from outside is one that the server reads", () => {
  const set = [services["app"], services["worker"]].flatMap((service) =>
    Object.keys(service?.environment ?? {}),
  )
  const ofUnit = [...`${unit}${workerUnit}`.matchAll(/^Environment=([A-Z_]+)=/gm)].map(
    ([, name = ""]) => name,
  )
  const ofExample = [...readFileSync("deploy/env.example", "utf8").matchAll(/^#?([A-Z_]+)=/gm)].map(
    ([, name = ""]) => name,
  )
  expect(set.length * ofUnit.length * ofExample.length).toBeGreaterThan(0)
  const unknown = [...set, ...ofUnit, ...ofExample].filter((name) => !settings.has(name))
  // Not ours: the passwords of the database that compose starts, one of which the server finds in the address; the time that
  // Node's own server keeps connections for; OpenTelemetry's variables.
  expect([...new Set(unknown)].sort()).toEqual([
    "KEEP_ALIVE_TIMEOUT",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_HEADERS",
    "OTEL_SDK_DISABLED",
    "OTEL_SERVICE_NAME",
    "POSTGRES_ADMIN_PASSWORD",
    "POSTGRES_PASSWORD",
  ])
})

test.each(["app", "worker"])("every setting can be given to compose's %s", (name) => {
  // Its port is the one that compose maps.
  const known = [...settings].filter((setting) => setting !== "PORT")
  expect(Object.keys(services[name]?.environment ?? {})).toEqual(expect.arrayContaining(known))
})

test.each(["app", "worker"])("compose's %s has a place for backups and exports that it may write", (name) => {
  const { volumes, environment } = services[name] ?? {}
  const [state] = volumes ?? []
  const [, mounted] = /^state:(\/.+)$/.exec(state ?? "") ?? []
  expect(running).toContain(`\nVOLUME ${mounted}\n`)
  for (const folder of [environment?.["BACKUP_DIR"], environment?.["EXPORT_DIR"]]) {
    expect(folder).toMatch(new RegExp(`^\\$\\{[A-Z_]+:-${mounted}/[a-z]+\\}$`))
  }
})

test("compose's database is owned by a user who is no superuser, made by a script that is there", () => {
  const [, script = ""] =
    /^\.\/(deploy\/[a-z-]+\.sh):\/docker-entrypoint-initdb\.d\//.exec(
      services["database"]?.volumes?.[1] ?? "",
    ) ?? []
  const made = readFileSync(script, "utf8")
  const [, user] = /^postgresql:\/\/([a-z_]+):/.exec(services["app"]?.environment["DATABASE_URL"] ?? "") ?? []
  expect(made).toContain(`CREATE ROLE ${user} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE `)
  expect(services["database"]?.environment).not.toHaveProperty("POSTGRES_USER")
})

test("compose takes no secret from the file itself", () => {
  for (const { environment } of Object.values(services)) {
    for (const [name, value] of Object.entries(environment)) {
      if (/SECRET|PASSWORD|TOKEN/.test(name)) expect(value).toMatch(/^\$\{/)
    }
  }
})

test("the site waits for a database that answers, and the worker for the site", () => {
  expect(services["database"]?.healthcheck?.test).toContain("pg_isready")
  expect(services["app"]?.depends_on).toEqual({ database: { condition: "service_healthy" } })
  expect(services["worker"]?.depends_on).toEqual({ app: { condition: "service_healthy" } })
  expect(services["worker"]?.profiles).toEqual(["worker"])
  expect(services["worker"]?.healthcheck?.disable).toBe(true)
})

test("what serves may write nothing but its volume, and has time to end", () => {
  for (const name of ["app", "worker"]) {
    expect(services[name]).toMatchObject({ read_only: true, cap_drop: ["ALL"], stop_grace_period: "30s" })
  }
  expect(services["app"]?.ports).toEqual(["127.0.0.1:3000:3000"])
})

test("the worker is a command that a package brings", () => {
  const [command] = services["worker"]?.command ?? []
  expect(readFileSync(`lib/server/cli/${command}.ts`, "utf8")).toMatch(/^await runCommand\(/m)
})

test("systemd starts the package's own program, for the proxy alone, and lets V8 make machine code", () => {
  expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node \S+\/chip-runway\.mjs serve --host 127\.0\.0\.1$/m)
  expect(unit).toMatch(/^ProtectSystem=strict$/m)
  expect(unit).toMatch(/^NoNewPrivileges=yes$/m)
  expect(unit).not.toMatch(/^MemoryDenyWriteExecute=/m)
})

test("systemd's worker is the package's, and is held as a server is", () => {
  const [, command] = /^ExecStart=\/usr\/bin\/node \S+\/chip-runway\.mjs (\S+)$/m.exec(workerUnit) ?? []
  expect(services["worker"]?.command).toEqual([command])
  const settingsOf = (text: string) =>
    text.split("\n").filter((line) => /^\w+=/.test(line) && !/^(?:Description|ExecStart)=/.test(line))
  expect(settingsOf(workerUnit)).toEqual(settingsOf(unit).filter((line) => line !== "Environment=PORT=%i"))
})

async function freePort(): Promise<string> {
  const server = createServer().listen(0)
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return String(port)
}

test("who starts the package may name one address, at which the server listens and asks itself", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-serve-"))
  try {
    for (const file of ["package.json", "scripts/port.mjs", "scripts/require-node.mjs"]) {
      cpSync(file, join(folder, file))
    }
    cpSync("deploy/chip-runway.mjs", join(folder, "chip-runway.mjs"))
    // In the place of what makes the database ready, and of Next's server.
    mkdirSync(join(folder, "commands"))
    writeFileSync(join(folder, "commands/prepare.mjs"), "")
    writeFileSync(
      join(folder, "server.js"),
      `import { createServer } from "node:http"
      const { HOSTNAME, PORT, CHIP_RUNWAY_LISTENS_AT } = process.env
      const server = createServer().listen(Number(PORT), HOSTNAME, () => {
        console.log(HOSTNAME, server.address().address, CHIP_RUNWAY_LISTENS_AT)
        server.close()
      })`,
    )
    const port = await freePort()
    const start = (...args: string[]) =>
      spawnSync(process.execPath, [join(folder, "chip-runway.mjs"), "serve", ...args], {
        encoding: "utf8",
        env: { ...process.env, NODE_OPTIONS: "", PORT: port },
      }).stdout.trim()
    // Next asks itself without end for what proxy.ts leads inside, where it knows itself by an address of this machine's.
    for (const host of ["127.0.0.2", "127.0.0.1"])
      expect(start("--host", host)).toBe(`localhost ${host} ${host}`)
    expect(start()).toBe("0.0.0.0 0.0.0.0 0.0.0.0")
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test("a proxy of the examples lets the largest import through and adds who asks", () => {
  const nginx = readFileSync("deploy/nginx.conf", "utf8")
  const [, mostAtProxy] = /client_max_body_size (\d+)m/.exec(nginx) ?? []
  const [, mostAtServer] =
    /proxyClientMaxBodySize: "(\d+)mb"/.exec(readFileSync("next.config.ts", "utf8")) ?? []
  expect(Number(mostAtProxy)).toBeGreaterThan(Number(mostAtServer))
  expect(nginx).toContain("X-Forwarded-For $proxy_add_x_forwarded_for")
})

test("a proxy of the examples gives each request an id, and hides what is asked on the machine itself", () => {
  const nginx = readFileSync("deploy/nginx.conf", "utf8")
  const caddy = readFileSync("deploy/Caddyfile", "utf8")
  expect(nginx).toMatch(/^ +proxy_set_header X-Request-ID \$request_id;$/m)
  expect(caddy).toMatch(/^\t+header_up X-Request-ID \{http\.request\.uuid\}$/m)
  for (const page of ["/api/metrics", "/api/health/ready"]) {
    expect(existsSync(`app${page}/route.ts`)).toBe(true)
    expect(nginx).toMatch(new RegExp(`location = ${page} \\{\\n +return 404;`))
    expect(caddy).toContain(`\trespond ${page} 404\n`)
  }
})
