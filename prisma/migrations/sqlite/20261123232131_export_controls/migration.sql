-- CreateTable
CREATE TABLE "ControlRule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "citation" TEXT,
    "frDocument" TEXT,
    "rin" TEXT,
    "releasedOn" TEXT,
    "releasedPrecision" TEXT,
    "publishedOn" TEXT,
    "publishedPrecision" TEXT,
    "effectiveOn" TEXT NOT NULL,
    "effectivePrecision" TEXT NOT NULL,
    "furtherDates" JSONB NOT NULL,
    "periods" JSONB NOT NULL,
    "supersededById" TEXT,
    "amends" JSONB NOT NULL,
    "appliesTo" JSONB NOT NULL,
    "branches" JSONB NOT NULL,
    "precisionLevel" TEXT NOT NULL,
    "precisionWhy" TEXT,
    "summary" TEXT NOT NULL,
    "criteriaInWords" TEXT,
    "reviewPolicy" TEXT,
    "transition" TEXT,
    "proceduralConditions" JSONB NOT NULL,
    "openQuestions" JSONB NOT NULL,
    "cancelShareAssumptionId" TEXT,
    "sensitivities" JSONB NOT NULL,
    "examples" JSONB NOT NULL,
    "verification" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,
    CONSTRAINT "ControlRule_supersededById_fkey" FOREIGN KEY ("supersededById") REFERENCES "ControlRule" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "ControlRule_cancelShareAssumptionId_fkey" FOREIGN KEY ("cancelShareAssumptionId") REFERENCES "Assumption" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ControlRuleSource" (
    "ruleId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("ruleId", "sourceId"),
    CONSTRAINT "ControlRuleSource_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "ControlRule" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ControlRuleSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ControlProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "introducedOn" TEXT,
    "introducedPrecision" TEXT,
    "summary" TEXT NOT NULL,
    "branches" JSONB,
    "effect" TEXT,
    "verification" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "ControlProposalSource" (
    "proposalId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("proposalId", "sourceId"),
    CONSTRAINT "ControlProposalSource_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "ControlProposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ControlProposalSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Listing" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "names" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "list" TEXT,
    "authority" TEXT,
    "listedOn" TEXT,
    "listedPrecision" TEXT,
    "removedOn" TEXT,
    "removedPrecision" TEXT,
    "citation" TEXT,
    "scope" TEXT NOT NULL,
    "footnote" INTEGER,
    "makesChips" BOOLEAN NOT NULL,
    "claimIds" JSONB NOT NULL,
    "verification" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "ListingCompany" (
    "listingId" TEXT NOT NULL,
    "companyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("listingId", "companyId"),
    CONSTRAINT "ListingCompany_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ListingCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ListingSource" (
    "listingId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("listingId", "sourceId"),
    CONSTRAINT "ListingSource_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ListingSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Scenario" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "law" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "ControlRule_supersededById_idx" ON "ControlRule"("supersededById");

-- CreateIndex
CREATE INDEX "ControlRule_cancelShareAssumptionId_idx" ON "ControlRule"("cancelShareAssumptionId");

-- CreateIndex
CREATE INDEX "ControlRuleSource_sourceId_idx" ON "ControlRuleSource"("sourceId");

-- CreateIndex
CREATE INDEX "ControlProposalSource_sourceId_idx" ON "ControlProposalSource"("sourceId");

-- CreateIndex
CREATE INDEX "ListingCompany_companyId_idx" ON "ListingCompany"("companyId");

-- CreateIndex
CREATE INDEX "ListingSource_sourceId_idx" ON "ListingSource"("sourceId");
