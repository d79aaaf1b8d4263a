import { readFileSync, readdirSync } from "node:fs"
import { z } from "zod"
import { assumptionSchema } from "@/lib/domain/assumption"
import { orderSchema } from "@/lib/domain/order"
import { statementSchema } from "@/lib/domain/statement"

/* The records of data/, to show that each of their values survives its way through a form. */

function read<T>(schema: z.ZodType<T>, file: string): T[] {
  return z.array(schema).parse(JSON.parse(readFileSync(`data/${file}`, "utf8")))
}

export const allOrders = readdirSync("data/orders").flatMap((file) => read(orderSchema, `orders/${file}`))
export const allStatements = read(statementSchema, "statements.json")
export const allAssumptions = read(assumptionSchema, "assumptions.json")
