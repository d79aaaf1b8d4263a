import type { LabGroup } from "@/lib/contracts/lab"

export const groupTitles: Record<LabGroup, string> = {
  supply: "Supply",
  allocation: "How chips are allotted",
  training: "What training needs",
  inference: "What serving needs",
  chips: "What the chips can do",
  law: "What the law lets through",
  reports: "What reports weigh",
  run: "The run itself",
}
