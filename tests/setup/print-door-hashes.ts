import { closeDatabase } from "@/lib/server/db/client"
import { doorHashes } from "./door-hashes"

// `node --conditions=react-server --import tsx tests/setup/print-door-hashes.ts ID …`: what a process of its own
// makes of frozen charts, as JSON.

const hashes: Record<string, string> = {}
for (const id of process.argv.slice(2)) Object.assign(hashes, await doorHashes(id))
console.log(JSON.stringify(hashes))
await closeDatabase()
