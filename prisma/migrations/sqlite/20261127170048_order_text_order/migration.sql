-- DropIndex
DROP INDEX IF EXISTS "OrderText_clocks_idx";

-- CreateIndex
CREATE INDEX "OrderText_clocks_idx" ON "OrderText"("recordedUntil", "knownUntil", "factId", "knownFrom", "recordedFrom");
