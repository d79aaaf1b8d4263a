import { numberFormats } from "@/lib/domain/chip"
import { verificationLabels } from "@/lib/labels"
import type { Range } from "@/lib/domain/range"
import type { TextCodec } from "../form"
import { quantityCodec } from "../text/quantity"
import { choicesOf } from "../ways/choice"
import { codecWay } from "../ways/figure"
import { choice, flag, line, lines, paragraph, reference, references, value } from "./field"
import { idHint, nullPart, type KindForm } from "./kind-form"
import { answerSpec, numberSpec, optionalSpecs, optionalThroughputs, textSpec } from "./specification"

const formatLabels: Record<(typeof numberFormats)[number], string> = {
  fp64: "FP64",
  fp64Tensor: "FP64 tensor",
  fp32: "FP32",
  tf32: "TF32",
  bf16: "BF16",
  fp16: "FP16",
  fp8: "FP8",
  int8: "INT8",
  fp6: "FP6",
  fp4: "FP4",
  int4: "INT4",
}
const common = new Set<string>(["bf16", "fp16", "fp8", "int8"])

const specs = {
  announced: textSpec("announced", "Announced", "2023-11"),
  launched: textSpec("launched", "On sale from", "2024-02"),
  processNode: textSpec("processNode", "Process", "TSMC 4N"),
  dieAreaMm2: numberSpec("dieAreaMm2", "Die area, mm²"),
  countsAsApplicableDieArea: answerSpec(
    "countsAsApplicableDieArea",
    "The die counts as applicable die area",
    {
      isSeldom: true,
    },
  ),
  memoryGb: numberSpec("memoryGb", "Memory, GB"),
  memoryBandwidthGBps: numberSpec("memoryBandwidthGBps", "Memory bandwidth, GB/s"),
  interconnectGBps: numberSpec("interconnectGBps", "Link between chips, both directions, GB/s"),
  pcieGBps: numberSpec("pcieGBps", "PCIe, GB/s", { isSeldom: true }),
  tdpWatts: numberSpec("tdpWatts", "Power, W"),
  isDatacenterDesigned: answerSpec("isDatacenterDesigned", "Designed or marketed for data centres"),
  isUsCommerciallyAvailable: answerSpec("isUsCommerciallyAvailable", "On sale in the United States", {
    isSeldom: true,
  }),
  vendorEccn: textSpec("vendorEccn", "Classified by its maker as", "3A090.a"),
}

/** The price of one chip is in dollars whether or not it says so. */
const dollars: TextCodec<Range> = {
  ...quantityCodec,
  read(text) {
    const read = quantityCodec.read(text.replaceAll(/(?:US)?\$|\bUSD\b/gi, ""))
    return "problem" in read
      ? { problem: "This is not a price in dollars: write “$12,000”, “10,000-15,000” or “up to $15k”." }
      : read
  },
}

export const chipForm: KindForm = {
  sections: [
    {
      title: "The chip",
      bindings: [
        line("name", "Name", { isRequired: true, hint: "The exact part, for example: A100 80GB SXM4." }),
        line("vendor", "Maker", { isRequired: true, hint: "For example: NVIDIA." }),
        line("architecture", "Architecture", { hint: "For example: Ampere (GA100)." }),
        lines("labels", "Names in reports", {
          hint: "One a line, for example: A800. A label rarely names the exact part.",
        }),
        reference("chinaVariantOf", "Made for China after", "chip", {
          hint: "The part of which it is a variant.",
        }),
        flag("isDomesticChinese", "Made by a Chinese firm"),
        flag("isContextOnly", "Kept for comparison only: no Chinese firm is reported to buy it"),
        references("sourceIds", "Sources", "source", {
          hint: "One a line: id, title or address of the page.",
        }),
        paragraph("note", "Note", { isSeldom: true }),
        line("id", "Id", { isRequired: true, isFixed: true, isSeldom: true, hint: idHint }),
      ],
    },
    {
      title: "Silicon and memory",
      bindings: [
        ...specs.announced,
        ...specs.launched,
        ...specs.processNode,
        ...specs.dieAreaMm2,
        ...specs.countsAsApplicableDieArea,
        line("memoryType", "Kind of memory", { hint: "For example: HBM3." }),
        ...specs.memoryGb,
        ...specs.memoryBandwidthGBps,
        line("interconnectName", "Name of the link between chips", { hint: "For example: NVLink 4." }),
        ...specs.interconnectGBps,
        line("pcieLanes", "PCIe lanes", { isSeldom: true, hint: "For example: 5 x16." }),
        ...specs.pcieGBps,
        ...specs.tdpWatts,
      ],
    },
    {
      title: "Throughput",
      lead: "Dense, without sparsity, in tera-operations per second.",
      bindings: numberFormats.flatMap((format) =>
        numberSpec(`denseTops.${format}`, formatLabels[format], { isSeldom: !common.has(format) }),
      ),
    },
    {
      title: "Price and rules",
      bindings: [
        value("priceUsd", "Price, US dollars", codecWay(dollars, null), {
          isFigure: true,
          path: ["priceUsd"],
          into: ["low", "central", "high"],
          hint: "Of one chip: $12,000 or 10,000-15,000.",
        }),
        line("priceUsd.date", "Price: when", { hint: "For example: 2024 or 2025-Q2." }),
        line("priceUsd.basis", "Price: on what it rests"),
        choice("priceUsd.verification", "Price: was the page opened?", choicesOf(verificationLabels)),
        reference("priceUsd.sourceId", "Price: source", "source"),
        ...specs.isDatacenterDesigned,
        ...specs.isUsCommerciallyAvailable,
        ...specs.vendorEccn,
      ],
    },
  ],
  optionalParts: [
    ...optionalSpecs(Object.keys(specs)),
    ...optionalThroughputs(numberFormats),
    nullPart("priceUsd"),
  ],
  finish(draft) {
    draft.denseTops ??= {}
  },
  nameFrom: ({ name }) => [name],
}
