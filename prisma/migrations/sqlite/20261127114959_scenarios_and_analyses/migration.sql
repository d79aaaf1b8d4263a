-- AlterTable
ALTER TABLE "Statement" ADD COLUMN "resolution" JSONB;

-- AlterTable
ALTER TABLE "Scenario" ADD COLUMN "assumptions" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Scenario" ADD COLUMN "drops" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "Analysis" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateIndex
CREATE UNIQUE INDEX "Analysis_kind_fingerprint_engineVersion_key" ON "Analysis"("kind", "fingerprint", "engineVersion");
