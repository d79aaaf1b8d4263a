import { z } from "zod"
import { slugSchema } from "./ids"

/** A specification with how it is known. `derived` values are computed from others, never entered. */
export const specSchema = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    value,
    verification: z.enum(["read", "unverified"]),
    sourceId: slugSchema.nullable(),
    note: z.string().nullable(),
  })

const numberSpec = specSchema(z.number().nonnegative()).nullable()
const flagSpec = specSchema(z.boolean().nullable()).nullable()
const textSpec = specSchema(z.string()).nullable()

export const numberFormats = [
  "fp64",
  "fp64Tensor",
  "fp32",
  "tf32",
  "bf16",
  "fp16",
  "fp8",
  "int8",
  "fp6",
  "fp4",
  "int4",
] as const

/** A chip part. Throughput is dense (no sparsity), in tera-operations per second; bandwidths in GB/s. */
export const chipSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  vendor: z.string().min(1),
  architecture: z.string().nullable(),
  isDomesticChinese: z.boolean(),
  /** Kept for comparison only; no Chinese firm is reported to buy it. */
  isContextOnly: z.boolean(),
  announced: textSpec,
  launched: textSpec,
  processNode: textSpec,
  dieAreaMm2: numberSpec,
  countsAsApplicableDieArea: flagSpec,
  denseTops: z.partialRecord(z.enum(numberFormats), specSchema(z.number().nonnegative())),
  memoryType: z.string().nullable(),
  memoryGb: numberSpec,
  memoryBandwidthGBps: numberSpec,
  interconnectName: z.string().nullable(),
  /** Chip-to-chip link, both directions. */
  interconnectGBps: numberSpec,
  pcieLanes: z.string().nullable(),
  pcieGBps: numberSpec,
  tdpWatts: numberSpec,
  priceUsd: z
    .strictObject({
      low: z.number().nullable(),
      central: z.number().nullable(),
      high: z.number().nullable(),
      date: z.string().nullable(),
      basis: z.string().nullable(),
      verification: z.enum(["read", "unverified"]),
      sourceId: slugSchema.nullable(),
    })
    .nullable(),
  isDatacenterDesigned: flagSpec,
  isUsCommerciallyAvailable: flagSpec,
  vendorEccn: textSpec,
  chinaVariantOf: slugSchema.nullable(),
  /** Names by which reports call this part ("A800"). A label rarely names the exact part. */
  labels: z.array(z.string()),
  note: z.string().nullable(),
  sourceIds: z.array(slugSchema),
})
export type Chip = z.infer<typeof chipSchema>
