import type { InputWords } from "./input-field-words"

const share = "A count by firm from a distributor, a filing or a server maker; within a quarter."

const words: Readonly<Record<string, InputWords>> = {
  jointA800Split: {
    label: "share of the joint A800 order",
    inWords: "how the joint A800 order was shared out",
    nature: "fact",
    question: "How many of the 100,000 jointly ordered A800s went to {firm}?",
    goodAnswer: share,
  },
  jointH20Split: {
    label: "share of China’s H20s",
    inWords: "how many of China’s H20s it got",
    nature: "fact",
    question: "How many H20s did {firm} receive by the end of 2025?",
    goodAnswer: share,
  },
  domesticSplit: {
    label: "share of domestic chips",
    inWords: "how many of China’s own chips it gets",
    nature: "fact",
    question: "What share of Chinese-made accelerators does {firm} get?",
    goodAnswer: share,
  },
  domesticFlowChina: {
    label: "domestic chips a month",
    inWords: "how many chips China makes",
    nature: "fact",
    question: "How many AI accelerators do Chinese makers deliver in a month?",
    goodAnswer:
      "Good dies or finished cards a month for Huawei and the next two makers, with yields; within a quarter.",
  },
  domesticFlowGrowth: {
    label: "growth of domestic supply",
    inWords: "how fast China’s own supply grows",
    nature: "future",
  },
  legalForeignOpen: {
    label: "whether licensed chips come",
    inWords: "whether licensed foreign chips come at all",
    nature: "future",
  },
  legalForeignFlow: {
    label: "licensed chips a month",
    inWords: "how many licensed foreign chips come",
    nature: "future",
  },
  cancelShareUsRule: {
    label: "whether a US rule stops deliveries",
    inWords: "whether a US rule stops what is ordered",
    nature: "fact",
    question: "Were chips on order delivered after the rule took effect?",
    goodAnswer: "Shipping or customs records, or the seller’s results, for the weeks around the day.",
  },
  cancelShareChinaGuidance: {
    label: "whether Beijing’s guidance stops deliveries",
    inWords: "whether Beijing’s guidance stops what is ordered",
    nature: "fact",
    question: "Were chips on order refused after the guidance of the Chinese authorities?",
    goodAnswer: "Customs records, or two buyers’ accounts that do not go back to the same source.",
  },
  realisedShare: {
    label: "share of orders that arrives",
    inWords: "how much of an order arrives",
    nature: "method",
  },
  rentalBytedance: {
    label: "chips rented abroad",
    inWords: "how many chips it rents abroad",
    nature: "fact",
    question: "How many accelerators does {firm} rent outside China?",
    goodAnswer: "Contracts or capacity by site and lessor; within a third.",
  },
  rentalOther: {
    label: "chips rented abroad",
    inWords: "how many chips it rents abroad",
    nature: "fact",
    question: "How many accelerators does {firm} rent outside China?",
    goodAnswer: "Contracts or capacity by site and lessor; within a third.",
  },
  rentalTermMonths: {
    label: "term of rentals abroad",
    inWords: "how long it may rent abroad",
    nature: "future",
  },
}

/** Words for an assumption that supply lines name by its id; null where its meaning must do. */
export function idWords(id: string): InputWords | null {
  const price = /^priceUsd\.(.+)$/.exec(id)?.[1]
  if (price !== undefined) return priceWords(pricedChips[price] ?? price)
  return words[id] ?? null
}

/** Chips whose price is assumed, by the end of the assumption's id. */
const pricedChips: Readonly<Record<string, string>> = {
  "a800-sxm-80gb": "an A800",
  "h800-sxm-80gb": "an H800",
  "h20-96gb": "an H20",
  "h200-sxm-141gb": "an H200",
  "ascend-910b1": "an Ascend 910B",
  "ascend-910c": "an Ascend 910C",
}

function priceWords(chip: string): InputWords {
  return {
    label: `price of ${chip}`,
    inWords: `what ${chip} cost`,
    nature: "fact",
    question: `What did ${chip} cost in China when these orders were placed?`,
    goodAnswer: "Unit prices of invoices or tenders with their date, quantity and what else they paid for.",
  }
}
