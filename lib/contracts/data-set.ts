import { z } from "zod"
import { monthSchema } from "../domain/month"

/** What the whole data set holds, table by table, for who takes it away. */
export const dataSetSchema = z.object({
  title: z.string(),
  dataVersion: z.number().int(),
  asOf: monthSchema,
  /** ISO day on which the data version was saved. */
  savedOn: z.iso.date(),
  tables: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      description: z.string(),
      rowCount: z.number().int(),
      fields: z.array(
        z.object({ name: z.string(), type: z.string(), title: z.string(), unit: z.string().nullable() }),
      ),
    }),
  ),
  /** Files that hold whole records. */
  records: z.array(z.object({ path: z.string(), title: z.string(), count: z.number().int() })),
})
export type DataSet = z.infer<typeof dataSetSchema>
