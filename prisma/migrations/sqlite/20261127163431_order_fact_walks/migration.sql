-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_deliveryDesc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_deliveryAsc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_orderedDesc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_orderedAsc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_priceDesc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_priceAsc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_costDesc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_costAsc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_quantityDesc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_quantityAsc_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_recordedUntil_knownUntil_title_orderId_idx";

-- DropIndex
DROP INDEX "OrderFact_sums_idx";

-- AlterTable
ALTER TABLE "OrderFactState" ADD COLUMN "build" TEXT NOT NULL DEFAULT '';
ALTER TABLE "OrderFactState" ADD COLUMN "unfinishedAt" DATETIME;

-- CreateIndex
CREATE INDEX "OrderFact_filters_idx" ON "OrderFact"("recordedUntil", "knownUntil", "knownFrom", "recordedFrom", "kind", "status", "year", "confidence", "sources", "contradictions", "counts", "reports", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_title_idx" ON "OrderFact"("title", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_quantityAsc_idx" ON "OrderFact"("quantityAsc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_quantityDesc_idx" ON "OrderFact"("quantityDesc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_costAsc_idx" ON "OrderFact"("costAsc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_costDesc_idx" ON "OrderFact"("costDesc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_priceAsc_idx" ON "OrderFact"("priceAsc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_priceDesc_idx" ON "OrderFact"("priceDesc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_orderedAsc_idx" ON "OrderFact"("orderedAsc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_orderedDesc_idx" ON "OrderFact"("orderedDesc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_deliveryAsc_idx" ON "OrderFact"("deliveryAsc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_deliveryDesc_idx" ON "OrderFact"("deliveryDesc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");
