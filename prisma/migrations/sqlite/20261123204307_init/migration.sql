-- CreateTable
CREATE TABLE "DataVersion" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "editor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "fingerprint" TEXT
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "dataVersion" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,
    "editor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Revision_dataVersion_fkey" FOREIGN KEY ("dataVersion") REFERENCES "DataVersion" ("number") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "ImportedRecord" (
    "kind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,

    PRIMARY KEY ("kind", "recordId")
);

-- CreateTable
CREATE TABLE "Estimate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "companyId" TEXT NOT NULL,
    "asOf" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "draws" INTEGER NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Estimate_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "asOf" TEXT NOT NULL,
    "compiledOn" TEXT NOT NULL,
    "evidenceUntil" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "draws" INTEGER NOT NULL,
    "licence" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "publisher" TEXT NOT NULL,
    "title" TEXT,
    "titleBasis" TEXT NOT NULL,
    "url" TEXT,
    "publishedOn" TEXT,
    "publishedPrecision" TEXT,
    "kind" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "licence" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Company" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "legalName" TEXT,
    "kind" TEXT NOT NULL,
    "isPseudo" BOOLEAN NOT NULL,
    "headquarters" TEXT,
    "founded" INTEGER,
    "listing" TEXT,
    "website" TEXT,
    "flagshipModels" JSONB NOT NULL,
    "description" TEXT NOT NULL,
    "computeMode" TEXT NOT NULL,
    "computeWhy" TEXT,
    "computeClaimIds" JSONB NOT NULL,
    "loweredGrades" JSONB NOT NULL,
    "missingEvidence" JSONB NOT NULL,
    "verification" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "CompanySource" (
    "companyId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("companyId", "sourceId"),
    CONSTRAINT "CompanySource_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CompanySource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Chip" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "architecture" TEXT,
    "isDomesticChinese" BOOLEAN NOT NULL,
    "isContextOnly" BOOLEAN NOT NULL,
    "memoryType" TEXT,
    "interconnectName" TEXT,
    "pcieLanes" TEXT,
    "specs" JSONB NOT NULL,
    "priceUsdLow" REAL,
    "priceUsdCentral" REAL,
    "priceUsdHigh" REAL,
    "priceDate" TEXT,
    "priceBasis" TEXT,
    "priceVerification" TEXT,
    "priceSourceId" TEXT,
    "chinaVariantOfId" TEXT,
    "labels" JSONB NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,
    CONSTRAINT "Chip_priceSourceId_fkey" FOREIGN KEY ("priceSourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Chip_chinaVariantOfId_fkey" FOREIGN KEY ("chinaVariantOfId") REFERENCES "Chip" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "ChipSource" (
    "chipId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("chipId", "sourceId"),
    CONSTRAINT "ChipSource_chipId_fkey" FOREIGN KEY ("chipId") REFERENCES "Chip" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ChipSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assumption" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meaning" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "field" TEXT,
    "group" TEXT NOT NULL,
    "scopeFirms" JSONB,
    "scopeChips" JSONB,
    "scopeFrom" TEXT,
    "scopeUntil" TEXT,
    "distribution" JSONB NOT NULL,
    "rationale" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "rank" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "AssumptionSource" (
    "assumptionId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("assumptionId", "sourceId"),
    CONSTRAINT "AssumptionSource_assumptionId_fkey" FOREIGN KEY ("assumptionId") REFERENCES "Assumption" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AssumptionSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "sellers" JSONB,
    "familyNote" TEXT,
    "class" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "deliveryStart" TEXT,
    "deliveryEnd" TEXT,
    "splitBasis" TEXT,
    "splitAssumptionId" TEXT,
    "splitNote" TEXT,
    "controlRule" TEXT,
    "controlEffectiveOn" TEXT,
    "controlEffect" TEXT,
    "controlAssumptionId" TEXT,
    "why" TEXT NOT NULL,
    "nestedInId" TEXT,
    "crossChecks" JSONB NOT NULL,
    "countingBasis" TEXT,
    "countingFrom" TEXT,
    "countingUntil" TEXT,
    "countingFirms" JSONB,
    "countingLine" JSONB,
    "countingRestsOn" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,
    CONSTRAINT "Order_splitAssumptionId_fkey" FOREIGN KEY ("splitAssumptionId") REFERENCES "Assumption" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Order_controlAssumptionId_fkey" FOREIGN KEY ("controlAssumptionId") REFERENCES "Assumption" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Order_nestedInId_fkey" FOREIGN KEY ("nestedInId") REFERENCES "Order" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "OrderBuyer" (
    "orderId" TEXT NOT NULL,
    "companyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("orderId", "companyId"),
    CONSTRAINT "OrderBuyer_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OrderBuyer_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OrderChip" (
    "orderId" TEXT NOT NULL,
    "chipId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("orderId", "chipId"),
    CONSTRAINT "OrderChip_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OrderChip_chipId_fkey" FOREIGN KEY ("chipId") REFERENCES "Chip" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orderId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "reportingChain" JSONB NOT NULL,
    "eventOn" TEXT,
    "eventPrecision" TEXT,
    "confidence" TEXT NOT NULL,
    "confidenceReason" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "tags" JSONB NOT NULL,
    "note" TEXT,
    "orderedOn" TEXT,
    "orderedPrecision" TEXT,
    "windowStart" TEXT,
    "windowEnd" TEXT,
    "windowNote" TEXT,
    "chipLabel" TEXT,
    "chipNote" TEXT,
    "quantityLow" REAL,
    "quantityCentral" REAL,
    "quantityHigh" REAL,
    "unit" TEXT NOT NULL,
    "usdLow" REAL,
    "usdCentral" REAL,
    "usdHigh" REAL,
    "usdBasis" TEXT,
    "originalCurrency" TEXT,
    "originalLow" REAL,
    "originalCentral" REAL,
    "originalHigh" REAL,
    "cnyPerUsd" REAL,
    "noUnitPriceBecause" TEXT,
    "sourceKind" TEXT NOT NULL,
    "reprintOf" TEXT,
    "weightlessBecause" TEXT,
    "weightedAlthoughUnverified" TEXT,
    CONSTRAINT "Report_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Report_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportCompany" (
    "reportId" TEXT NOT NULL,
    "companyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("reportId", "companyId"),
    CONSTRAINT "ReportCompany_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReportCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExpectedFlow" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "startMonth" INTEGER,
    "endMonth" INTEGER,
    "endsAtHorizon" BOOLEAN NOT NULL,
    "deliveryStart" TEXT,
    "deliveryEnd" TEXT,
    "countingBasis" TEXT NOT NULL,
    "countingFrom" TEXT,
    "countingUntil" TEXT,
    "countingFirms" JSONB NOT NULL,
    "countingLine" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Choice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "firmId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "chosen" TEXT NOT NULL,
    "orders" JSONB NOT NULL,
    "keptAsCrossCheck" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,
    CONSTRAINT "Choice_firmId_fkey" FOREIGN KEY ("firmId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "reportingChain" JSONB NOT NULL,
    "eventOn" TEXT,
    "eventPrecision" TEXT,
    "confidence" TEXT NOT NULL,
    "confidenceReason" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "tags" JSONB NOT NULL,
    "note" TEXT,
    "orderedOn" TEXT,
    "orderedPrecision" TEXT,
    "windowStart" TEXT,
    "windowEnd" TEXT,
    "windowNote" TEXT,
    "speaker" TEXT NOT NULL,
    "workload" TEXT,
    "horizonMonthsLow" REAL,
    "horizonMonthsHigh" REAL,
    "horizonInWords" TEXT,
    "readsAsMonthsLow" REAL,
    "readsAsMonthsHigh" REAL,
    "isUsableForCalibration" BOOLEAN NOT NULL,
    "calibrationReason" TEXT NOT NULL,
    "outcome" TEXT,
    "chipLabel" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,
    CONSTRAINT "Statement_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StatementCompany" (
    "statementId" TEXT NOT NULL,
    "companyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("statementId", "companyId"),
    CONSTRAINT "StatementCompany_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "StatementCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "reportingChain" JSONB NOT NULL,
    "eventOn" TEXT,
    "eventPrecision" TEXT,
    "confidence" TEXT NOT NULL,
    "confidenceReason" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "tags" JSONB NOT NULL,
    "note" TEXT,
    "orderedOn" TEXT,
    "orderedPrecision" TEXT,
    "windowStart" TEXT,
    "windowEnd" TEXT,
    "windowNote" TEXT,
    "kind" TEXT NOT NULL,
    "chipLabel" TEXT,
    "chipNote" TEXT,
    "quantityLow" REAL,
    "quantityCentral" REAL,
    "quantityHigh" REAL,
    "unit" TEXT NOT NULL,
    "usdLow" REAL,
    "usdCentral" REAL,
    "usdHigh" REAL,
    "usdBasis" TEXT,
    "originalCurrency" TEXT,
    "originalLow" REAL,
    "originalCentral" REAL,
    "originalHigh" REAL,
    "cnyPerUsd" REAL,
    "notAnOrderBecause" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,
    CONSTRAINT "Note_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NoteCompany" (
    "noteId" TEXT NOT NULL,
    "companyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("noteId", "companyId"),
    CONSTRAINT "NoteCompany_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "NoteCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Designation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "reportingChain" JSONB NOT NULL,
    "eventOn" TEXT,
    "eventPrecision" TEXT,
    "confidence" TEXT NOT NULL,
    "confidenceReason" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "tags" JSONB NOT NULL,
    "note" TEXT,
    "list" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,
    CONSTRAINT "Designation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DesignationCompany" (
    "designationId" TEXT NOT NULL,
    "companyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("designationId", "companyId"),
    CONSTRAINT "DesignationCompany_designationId_fkey" FOREIGN KEY ("designationId") REFERENCES "Designation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DesignationCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Conflict" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "claimIds" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "Revision_kind_recordId_idx" ON "Revision"("kind", "recordId");

-- CreateIndex
CREATE INDEX "Revision_dataVersion_idx" ON "Revision"("dataVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Estimate_companyId_asOf_fingerprint_seed_draws_engineVersion_key" ON "Estimate"("companyId", "asOf", "fingerprint", "seed", "draws", "engineVersion");

-- CreateIndex
CREATE INDEX "CompanySource_sourceId_idx" ON "CompanySource"("sourceId");

-- CreateIndex
CREATE INDEX "Chip_chinaVariantOfId_idx" ON "Chip"("chinaVariantOfId");

-- CreateIndex
CREATE INDEX "ChipSource_sourceId_idx" ON "ChipSource"("sourceId");

-- CreateIndex
CREATE INDEX "Assumption_field_idx" ON "Assumption"("field");

-- CreateIndex
CREATE INDEX "AssumptionSource_sourceId_idx" ON "AssumptionSource"("sourceId");

-- CreateIndex
CREATE INDEX "Order_nestedInId_idx" ON "Order"("nestedInId");

-- CreateIndex
CREATE INDEX "Order_splitAssumptionId_idx" ON "Order"("splitAssumptionId");

-- CreateIndex
CREATE INDEX "Order_controlAssumptionId_idx" ON "Order"("controlAssumptionId");

-- CreateIndex
CREATE INDEX "OrderBuyer_companyId_idx" ON "OrderBuyer"("companyId");

-- CreateIndex
CREATE INDEX "OrderChip_chipId_idx" ON "OrderChip"("chipId");

-- CreateIndex
CREATE INDEX "Report_orderId_idx" ON "Report"("orderId");

-- CreateIndex
CREATE INDEX "Report_sourceId_idx" ON "Report"("sourceId");

-- CreateIndex
CREATE INDEX "ReportCompany_companyId_idx" ON "ReportCompany"("companyId");

-- CreateIndex
CREATE INDEX "Choice_firmId_idx" ON "Choice"("firmId");

-- CreateIndex
CREATE INDEX "Statement_sourceId_idx" ON "Statement"("sourceId");

-- CreateIndex
CREATE INDEX "StatementCompany_companyId_idx" ON "StatementCompany"("companyId");

-- CreateIndex
CREATE INDEX "Note_sourceId_idx" ON "Note"("sourceId");

-- CreateIndex
CREATE INDEX "NoteCompany_companyId_idx" ON "NoteCompany"("companyId");

-- CreateIndex
CREATE INDEX "Designation_sourceId_idx" ON "Designation"("sourceId");

-- CreateIndex
CREATE INDEX "DesignationCompany_companyId_idx" ON "DesignationCompany"("companyId");

-- History is append-only: a correction is a new revision with its reason.
CREATE TRIGGER "Revision_refuse_update" BEFORE UPDATE ON "Revision"
BEGIN
    SELECT RAISE(ABORT, 'Revisions are append-only: save a new revision instead of changing an old one.');
END;

CREATE TRIGGER "Revision_refuse_delete" BEFORE DELETE ON "Revision"
BEGIN
    SELECT RAISE(ABORT, 'Revisions are append-only: they cannot be deleted.');
END;

-- Only the fingerprint may move: the files' text can change without their facts.
CREATE TRIGGER "DataVersion_refuse_update" BEFORE UPDATE OF "number", "at", "editor", "reason", "origin" ON "DataVersion"
BEGIN
    SELECT RAISE(ABORT, 'Data versions are append-only: make a new one instead of changing an old one.');
END;

CREATE TRIGGER "DataVersion_refuse_delete" BEFORE DELETE ON "DataVersion"
BEGIN
    SELECT RAISE(ABORT, 'Data versions are append-only: they cannot be deleted.');
END;
