import "server-only"
import { PrismaInstrumentation } from "@prisma/instrumentation"

/** A span for each query of Prisma's; its statement has places instead of values. */
export function prismaSpans(): PrismaInstrumentation {
  return new PrismaInstrumentation()
}
