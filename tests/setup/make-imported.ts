import { closeDatabase } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { importData } from "@/lib/server/import/import-data"

// The database of DATABASE_URL with data/, as tests want it.
await migrate()
await importData("data", { editor: "tests", reason: "data for tests" })
await closeDatabase()
export {}
