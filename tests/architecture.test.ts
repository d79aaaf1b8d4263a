import { expect, test } from "vitest"
import { complaintsAbout, rooms, roomOf, sourceFiles, textOf } from "./setup/check-imports"

const files = sourceFiles()

test("every import points the way the architecture says", () => {
  expect(files.length).toBeGreaterThan(150)
  expect(files.flatMap((file) => complaintsAbout(file, textOf(file)))).toEqual([])
})

test("every room of the rules has files", () => {
  const inhabited = new Set(files.map((file) => roomOf(file)?.room))
  expect(rooms.map(({ room }) => room).filter((room) => !inhabited.has(room))).toEqual([])
})

// A check that cannot fail would look just as green: each kind of wrong file has to be caught.
const wrong: { says: string; file: string; text: string }[] = [
  { says: "imports fs", file: "lib/domain/a.ts", text: 'import { readFileSync } from "fs"' },
  { says: "imports node:fs", file: "lib/estimation/a.ts", text: 'import { readFileSync } from "node:fs"' },
  { says: "imports ../server/env", file: "lib/estimation/a.ts", text: 'import { env } from "../server/env"' },
  { says: "imports @/lib/estimation", file: "lib/domain/a.ts", text: 'export * from "@/lib/estimation"' },
  {
    says: "imports @/lib/server/errors",
    file: "components/a.tsx",
    text: 'import type { AppError } from "@/lib/server/errors"',
  },
  {
    says: "imports ../../lib/server/env",
    file: "components/ui/a.tsx",
    text: 'const env = import("../../lib/server/env")',
  },
  {
    says: "imports @prisma/client",
    file: "components/a.tsx",
    text: 'type A = import("@prisma/client").Prisma',
  },
  {
    says: "imports @/components/ui/tag",
    file: "lib/charts/a.ts",
    text: 'import { Tag } from "@/components/ui/tag"',
  },
  { says: "imports react", file: "lib/charts/a.ts", text: 'import { useState } from "react"' },
  {
    says: "imports @/app/layout",
    file: "lib/server/a.ts",
    text: 'import "server-only"\nimport "@/app/layout"',
  },
  {
    says: "imports @prisma/client",
    file: "lib/server/queries/a.ts",
    text: 'import "server-only"\nimport {} from "@prisma/client"',
  },
  {
    says: "imports ../db/generated/client",
    file: "lib/server/queries/a.ts",
    text: 'import "server-only"\nimport {} from "../db/generated/client"',
  },
  {
    says: "imports @/lib/server/db/client",
    file: "app/a/page.tsx",
    text: 'import { db } from "@/lib/server/db/client"',
  },
  {
    says: "imports @libsql/client",
    file: "app/a/page.tsx",
    text: 'import { createClient } from "@libsql/client"',
  },
  {
    says: 'must begin with import "server-only"',
    file: "lib/server/a.ts",
    text: 'import { z } from "zod"\nimport "server-only"',
  },
  { says: "uses Date", file: "lib/estimation/a.ts", text: "export const today = Date.now()" },
  { says: "uses Date", file: "lib/domain/a.ts", text: "export const today = new Date()" },
  {
    says: "uses Math.random",
    file: "lib/estimation/a.ts",
    text: "export const chance = () => Math.random()",
  },
  { says: "uses process", file: "lib/charts/a.ts", text: "export const port = process.env.PORT" },
  { says: "import-rules.json has no rule", file: "lib/astrology/a.ts", text: "export const sign = 1" },
]

test.for(wrong)("$file that $says is caught", ({ says, file, text }) => {
  expect(complaintsAbout(file, text)).toEqual([expect.stringContaining(`${file}: ${says}`)])
})

test("what merely looks like the clock is let through", () => {
  const text = `
    // Date.now() would be wrong here, and so would Math.random().
    export const schema = { date: "Date", fetch: 1 }
    export type Dated = { Date: string }
    export const day = (claim: Dated) => claim.Date`
  expect(complaintsAbout("lib/estimation/a.ts", text)).toEqual([])
})
