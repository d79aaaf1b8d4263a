-- CreateTable
CREATE TABLE "OrderFact" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "orderId" TEXT NOT NULL,
    "recordedFrom" INTEGER NOT NULL,
    "recordedUntil" INTEGER NOT NULL,
    "knownFrom" TEXT NOT NULL,
    "knownUntil" TEXT NOT NULL,
    "totalKind" TEXT NOT NULL,
    "stage" INTEGER NOT NULL,
    "totalLow" REAL,
    "totalHigh" REAL,
    "kind" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "confidence" INTEGER NOT NULL,
    "sources" INTEGER NOT NULL,
    "codes" INTEGER NOT NULL,
    "contradictions" INTEGER NOT NULL,
    "counts" INTEGER NOT NULL,
    "reports" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "buyer" TEXT NOT NULL,
    "chipAsc" TEXT NOT NULL,
    "chipDesc" TEXT NOT NULL,
    "makerAsc" TEXT NOT NULL,
    "makerDesc" TEXT NOT NULL,
    "quantityAsc" REAL NOT NULL,
    "quantityDesc" REAL NOT NULL,
    "costAsc" REAL NOT NULL,
    "costDesc" REAL NOT NULL,
    "priceAsc" REAL NOT NULL,
    "priceDesc" REAL NOT NULL,
    "orderedAsc" TEXT NOT NULL,
    "orderedDesc" TEXT NOT NULL,
    "deliveryAsc" TEXT NOT NULL,
    "deliveryDesc" TEXT NOT NULL,
    "sourceAsc" TEXT NOT NULL,
    "sourceDesc" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "OrderFacet" (
    "factId" INTEGER NOT NULL,
    "facet" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "recordedFrom" INTEGER NOT NULL,
    "recordedUntil" INTEGER NOT NULL,
    "knownFrom" TEXT NOT NULL,
    "knownUntil" TEXT NOT NULL,

    PRIMARY KEY ("factId", "facet", "value")
);

-- CreateTable
CREATE TABLE "OrderText" (
    "factId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "recordedFrom" INTEGER NOT NULL,
    "recordedUntil" INTEGER NOT NULL,
    "knownFrom" TEXT NOT NULL,
    "knownUntil" TEXT NOT NULL,
    "text" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "OrderShown" (
    "factId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shown" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "OrderFactState" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dataVersion" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "sums" TEXT
);

-- CreateIndex
CREATE INDEX "OrderFact_orderId_recordedUntil_knownUntil_idx" ON "OrderFact"("orderId", "recordedUntil", "knownUntil");

-- CreateIndex
CREATE INDEX "OrderFact_sums_idx" ON "OrderFact"("recordedUntil", "knownUntil", "knownFrom", "recordedFrom", "codes", "kind", "status", "year", "confidence", "sources", "contradictions", "totalKind", "stage", "totalLow", "totalHigh", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_title_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "title", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_quantityAsc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "quantityAsc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_quantityDesc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "quantityDesc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_costAsc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "costAsc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_costDesc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "costDesc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_priceAsc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "priceAsc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_priceDesc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "priceDesc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_orderedAsc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "orderedAsc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_orderedDesc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "orderedDesc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_deliveryAsc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "deliveryAsc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_recordedUntil_knownUntil_deliveryDesc_orderId_idx" ON "OrderFact"("recordedUntil", "knownUntil", "deliveryDesc", "orderId");

-- CreateIndex
CREATE INDEX "OrderFacet_values_idx" ON "OrderFacet"("facet", "recordedUntil", "knownUntil", "value", "factId", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderText_clocks_idx" ON "OrderText"("recordedUntil", "knownUntil", "knownFrom", "recordedFrom");
