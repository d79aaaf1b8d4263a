import "server-only"
import { AppError } from "../errors"
import { UsageAsked } from "./command-line"

/**
 * Runs a command. A refusal we foresaw ends it with its sentence on stderr and status 1 (2 for a wrong
 * argument or setting); who asks for the usage is told it; anything else is a defect and keeps its stack.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    if (error instanceof UsageAsked) return console.log(`Usage: ${error.message}`)
    if (!(error instanceof AppError)) throw error
    console.error(error.message)
    process.exitCode = error.code === "invalid-input" ? 2 : 1
  }
}
