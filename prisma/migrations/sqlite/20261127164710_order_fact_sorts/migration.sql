-- AlterTable
ALTER TABLE "OrderFactState" ADD COLUMN "indexes" TEXT;

-- CreateIndex
CREATE INDEX "OrderFact_buyer_idx" ON "OrderFact"("buyer", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_chipAsc_idx" ON "OrderFact"("chipAsc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_chipDesc_idx" ON "OrderFact"("chipDesc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_makerAsc_idx" ON "OrderFact"("makerAsc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_makerDesc_idx" ON "OrderFact"("makerDesc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_sourceAsc_idx" ON "OrderFact"("sourceAsc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderFact_sourceDesc_idx" ON "OrderFact"("sourceDesc", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");
