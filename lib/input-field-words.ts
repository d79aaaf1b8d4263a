export type InputWords = {
  /** For a row or an axis: a noun phrase in lower case. */
  label: string
  /** What is not known, as the end of a sentence. */
  inWords: string
  /**
   * `fact`: somebody knows it today. `future`: nobody can; it can only be forecast. `method`: how chips are put to use
   * in general, which measuring narrows for all firms at once.
   */
  nature: "fact" | "future" | "method"
  /** The question whose answer would settle it. */
  question?: string
  /** What a good answer would look like. */
  goodAnswer?: string
}

const run =
  "the FLOP of a named model's final run, or its tokens and active parameters, from the firm or its paper"

/** By the field of the model; `{firm}` and `{chips}` stand for names. */
export const fieldWords: Readonly<Record<string, InputWords>> = {
  "training.runFlop0": {
    label: "size of the flagship run",
    inWords: "how large its flagship training run is",
    nature: "fact",
    question: "How much compute did {firm}’s newest flagship model take to train?",
    goodAnswer: `Within a factor of two: ${run}.`,
  },
  "training.runsPerYear": {
    label: "flagship runs a year",
    inWords: "how many runs it makes a year",
    nature: "fact",
    question: "How many flagship-sized training runs does {firm} finish in a year?",
    goodAnswer:
      "A count over at least a year from release notes and papers, with runs that failed told apart.",
  },
  "training.rdMultiplier": {
    label: "all R&D compute over final runs",
    inWords: "how much it computes beside the final runs",
    nature: "fact",
    question:
      "How much of {firm}’s training compute goes into experiments, failed runs and data beside the final runs?",
    goodAnswer: "GPU hours of a project as a whole beside those of its final run, as some papers give them.",
  },
  "training.uptime": {
    label: "useful share of cluster time",
    inWords: "how much of the time its training clusters do useful work",
    nature: "fact",
    question: "What share of the time do {firm}’s training clusters do productive work?",
    goodAnswer: "Occupancy and goodput of a named cluster over a month or more.",
  },
  "training.maxRunMonths": {
    label: "longest run",
    inWords: "how long one run may take",
    nature: "fact",
    question: "How long did {firm}’s longest flagship run take?",
    goodAnswer: "First and last day of a named run.",
  },
  "training.maxClusterShare": {
    label: "largest share for one run",
    inWords: "how much of its training chips one run can use",
    nature: "fact",
    question: "What part of its training chips can {firm} join into one run?",
    goodAnswer: "The size of the cluster of a named run beside the whole fleet at that time.",
  },
  "training.runGrowthPerYear": {
    label: "growth of flagship runs",
    inWords: "how fast its flagship runs will grow",
    nature: "future",
  },
  "training.growthHalfLifeMonths": {
    label: "fading of that growth",
    inWords: "when the growth of training slows down",
    nature: "future",
  },
  "training.algoGainPerYear": {
    label: "algorithmic progress",
    inWords: "how fast algorithms get better",
    nature: "future",
  },
  "training.gainTakenShare": {
    label: "progress taken as savings",
    inWords: "how much of better algorithms is taken as savings",
    nature: "future",
  },
  "allocation.trainShare0": {
    label: "share of chips that train",
    inWords: "how it shares its chips between training and serving",
    nature: "fact",
    question: "What share of its training-capable chips does {firm} use for training and research?",
    goodAnswer: "A split by the firm or from a leaked allocation, with its date; within ten points.",
  },
  "allocation.driftPerYear": {
    label: "drift of that share",
    inWords: "how that share will shift",
    nature: "future",
  },
  "allocation.otherUseShare": {
    label: "share in other uses",
    inWords: "how many chips work on recommendation, ads and rentals",
    nature: "fact",
    question: "What share of {firm}’s AI chips runs recommendation, ads or customers’ work?",
    goodAnswer:
      "A split of the fleet by use from the firm, its cloud business or its filings; within ten points.",
  },
  "allocation.min": {
    label: "least share that trains",
    inWords: "how little it will ever train",
    nature: "future",
  },
  "allocation.max": {
    label: "largest share that trains",
    inWords: "how much it will ever train",
    nature: "future",
  },
  "inference.tokensPerDay0": {
    label: "tokens served a day",
    inWords: "how many tokens it serves a day",
    nature: "fact",
    question: "How many tokens a day does {firm} process today, input and output?",
    goodAnswer:
      "A figure by the firm with its date, and whether cached, internal and multimodal tokens count.",
  },
  "inference.activeParamsB": {
    label: "active parameters served",
    inWords: "how large the models are that it serves",
    nature: "fact",
    question: "How many parameters are active for a token in the models that {firm} serves most?",
    goodAnswer:
      "Model cards of the served models and their share of traffic; within a factor of one and a half.",
  },
  "inference.selfServedShare": {
    label: "share served on own chips",
    inWords: "how much of it its own chips serve",
    nature: "fact",
    question: "What share of {firm}’s tokens do its own chips serve?",
    goodAnswer: "The part served by partners or rented capacity, from the firm or its suppliers.",
  },
  "inference.inputShare": {
    label: "input among all tokens",
    inWords: "how much of the traffic is input",
    nature: "fact",
    question: "What share of the tokens that {firm} counts is input?",
    goodAnswer: "Input and output tokens of the same service over the same days.",
  },
  "inference.cacheHitShare": {
    label: "input from the cache",
    inWords: "how much input the cache supplies",
    nature: "fact",
    question: "What share of its input tokens does {firm} serve from the cache?",
    goodAnswer: "A cache hit rate of a named service, or prices paid for cached and uncached input.",
  },
  "inference.contextTokens": {
    label: "context while decoding",
    inWords: "how long the contexts are",
    nature: "fact",
    question: "How long is the context on average while {firm}’s models answer?",
    goodAnswer: "Mean input length by service, with its date.",
  },
  "inference.utilisation": {
    label: "use of serving capacity",
    inWords: "how busy its serving fleet is",
    nature: "fact",
    question: "How busy is {firm}’s serving fleet on average, day and night?",
    goodAnswer: "Mean load over peak load for a week or more, with the reserve it keeps.",
  },
  "inference.weightSharing": {
    label: "decode batch",
    inWords: "how many answers share a reading of the weights",
    nature: "method",
  },
  "inference.kvBytesPerToken": {
    label: "cache read per token",
    inWords: "how much cache a token reads",
    nature: "method",
  },
  "inference.bytesPerParam": {
    label: "bytes per weight",
    inWords: "how many bytes a weight takes",
    nature: "method",
  },
  "inference.kappaPrefill": {
    label: "work per input token",
    inWords: "how much work an input token is",
    nature: "method",
  },
  "inference.kappaDecode": {
    label: "work per output token",
    inWords: "how much work an output token is",
    nature: "method",
  },
  "inference.etaCompute": {
    label: "peak compute reached in serving",
    inWords: "how much of its peak a chip reaches in serving",
    nature: "method",
  },
  "inference.etaBandwidth": {
    label: "memory bandwidth reached",
    inWords: "how much of its memory bandwidth a chip reaches",
    nature: "method",
  },
  "inference.growthPerYear": {
    label: "growth of tokens",
    inWords: "how fast its tokens will grow",
    nature: "future",
  },
  "inference.growthHalfLifeMonths": {
    label: "fading of token growth",
    inWords: "when the growth of tokens slows down",
    nature: "future",
  },
  "inference.serveGainPerYear": {
    label: "serving gains a year",
    inWords: "how fast serving gets cheaper",
    nature: "future",
  },
  "inference.serveGainHalfLifeMonths": {
    label: "fading of serving gains",
    inWords: "when serving gains slow down",
    nature: "future",
  },
  "inference.serveBase": {
    label: "serving efficiency today",
    inWords: "how efficiently it serves today",
    nature: "fact",
    question: "How many tokens a second does a chip of {firm} serve today, model by model?",
    goodAnswer:
      "Tokens a second and chip for a named model under real load, as DeepSeek published in March 2025.",
  },
  "chips.*.mfu": {
    label: "training utilisation",
    inWords: "how much of their peak {chips} reach in training",
    nature: "method",
  },
  "chips.*.trainWeight": {
    label: "chips that can train",
    inWords: "how many of the {chips} can train",
    nature: "fact",
    question: "Which of {firm}’s models were trained on {chips}, and on how many?",
    goodAnswer: "A named model, the number of chips and whether the run was finished on them.",
  },
  "chips.*.inferFactor": {
    label: "serving software",
    inWords: "how well {chips} serve beside NVIDIA’s",
    nature: "method",
  },
  "chips.*.hazardPerYear": { label: "failures a year", inWords: "how many {chips} fail", nature: "method" },
  "chips.*.serviceLifeMonths": {
    label: "service life",
    inWords: "how long chips stay in service",
    nature: "method",
  },
  "chips.*.memBandwidthGBs": {
    label: "memory bandwidth",
    inWords: "how fast the memory of {chips} is",
    nature: "fact",
    question: "What is the memory bandwidth of {chips}?",
    goodAnswer: "A data sheet, or a measured stream benchmark.",
  },
  deployLagMonths: {
    label: "delivery to work",
    inWords: "how long chips take from delivery to work",
    nature: "method",
  },
  "conditionOnServed.T": {
    label: "training cover that a draw must show",
    inWords: "how strictly a draw must fit what was trained",
    nature: "method",
  },
  "conditionOnServed.I": {
    label: "serving cover that a draw must show",
    inWords: "how strictly a draw must fit what was served",
    nature: "method",
  },
  horizonMonths: { label: "horizon", inWords: "how far the estimate looks ahead", nature: "method" },
}
