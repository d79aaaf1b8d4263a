import "server-only"

// For rooms that may know which database there is, and nothing else of it.
export { databaseName } from "./db/target"
