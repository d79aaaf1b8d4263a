-- CreateTable
CREATE TABLE "DataVersion" (
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "editor" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "origin" TEXT COLLATE "C" NOT NULL,
    "editorId" TEXT COLLATE "C",
    "undoes" INTEGER,
    "touched" JSON,
    "fingerprint" TEXT COLLATE "C",
    "readyAt" TIMESTAMP(3),

    CONSTRAINT "DataVersion_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" SERIAL NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "recordId" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "before" JSON,
    "after" JSON NOT NULL,
    "editor" TEXT COLLATE "C" NOT NULL,
    "editorId" TEXT COLLATE "C",
    "evidence" JSON,
    "reason" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportedRecord" (
    "kind" TEXT COLLATE "C" NOT NULL,
    "recordId" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ImportedRecord_pkey" PRIMARY KEY ("kind","recordId")
);

-- CreateTable
CREATE TABLE "Estimate" (
    "id" SERIAL NOT NULL,
    "companyId" TEXT COLLATE "C" NOT NULL,
    "asOf" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "engineVersion" TEXT COLLATE "C" NOT NULL,
    "seed" INTEGER NOT NULL,
    "draws" INTEGER NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "result" JSON NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Estimate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Analysis" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "engineVersion" TEXT COLLATE "C" NOT NULL,
    "result" JSON NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Analysis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "asOf" TEXT COLLATE "C" NOT NULL,
    "compiledOn" TEXT COLLATE "C" NOT NULL,
    "evidenceUntil" TEXT COLLATE "C" NOT NULL,
    "seed" INTEGER NOT NULL,
    "draws" INTEGER NOT NULL,
    "licence" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT COLLATE "C" NOT NULL,
    "publisher" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C",
    "titleBasis" TEXT COLLATE "C" NOT NULL,
    "url" TEXT COLLATE "C",
    "publishedOn" TEXT COLLATE "C",
    "publishedPrecision" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL,
    "verification" TEXT COLLATE "C" NOT NULL,
    "licence" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",
    "sensitiveBecause" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Company" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameZh" TEXT COLLATE "C",
    "legalName" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL,
    "isPseudo" BOOLEAN NOT NULL,
    "headquarters" TEXT COLLATE "C",
    "founded" INTEGER,
    "listing" TEXT COLLATE "C",
    "website" TEXT COLLATE "C",
    "flagshipModels" JSON NOT NULL,
    "aliases" JSON NOT NULL DEFAULT '[]',
    "description" TEXT COLLATE "C" NOT NULL,
    "computeMode" TEXT COLLATE "C" NOT NULL,
    "computeWhy" TEXT COLLATE "C",
    "computeClaimIds" JSON NOT NULL,
    "loweredGrades" JSON NOT NULL,
    "missingEvidence" JSON NOT NULL,
    "verification" TEXT COLLATE "C" NOT NULL,
    "note" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CompanySource" (
    "companyId" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "CompanySource_pkey" PRIMARY KEY ("companyId","sourceId")
);

-- CreateTable
CREATE TABLE "Chip" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "vendor" TEXT COLLATE "C" NOT NULL,
    "architecture" TEXT COLLATE "C",
    "isDomesticChinese" BOOLEAN NOT NULL,
    "isContextOnly" BOOLEAN NOT NULL,
    "memoryType" TEXT COLLATE "C",
    "interconnectName" TEXT COLLATE "C",
    "pcieLanes" TEXT COLLATE "C",
    "specs" JSON NOT NULL,
    "priceUsdLow" DOUBLE PRECISION,
    "priceUsdCentral" DOUBLE PRECISION,
    "priceUsdHigh" DOUBLE PRECISION,
    "priceDate" TEXT COLLATE "C",
    "priceBasis" TEXT COLLATE "C",
    "priceVerification" TEXT COLLATE "C",
    "priceSourceId" TEXT COLLATE "C",
    "chinaVariantOfId" TEXT COLLATE "C",
    "labels" JSON NOT NULL,
    "note" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Chip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChipSource" (
    "chipId" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ChipSource_pkey" PRIMARY KEY ("chipId","sourceId")
);

-- CreateTable
CREATE TABLE "Assumption" (
    "id" TEXT COLLATE "C" NOT NULL,
    "meaning" TEXT COLLATE "C" NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "field" TEXT COLLATE "C",
    "group" TEXT COLLATE "C" NOT NULL,
    "scopeFirms" JSON,
    "scopeChips" JSON,
    "scopeFrom" TEXT COLLATE "C",
    "scopeUntil" TEXT COLLATE "C",
    "distribution" JSON NOT NULL,
    "rationale" TEXT COLLATE "C" NOT NULL,
    "verification" TEXT COLLATE "C" NOT NULL,
    "confidence" TEXT COLLATE "C" NOT NULL,
    "rank" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Assumption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssumptionSource" (
    "assumptionId" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "AssumptionSource_pkey" PRIMARY KEY ("assumptionId","sourceId")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "sellers" JSON,
    "familyNote" TEXT COLLATE "C",
    "class" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "location" TEXT COLLATE "C" NOT NULL,
    "deliveryStart" TEXT COLLATE "C",
    "deliveryEnd" TEXT COLLATE "C",
    "splitBasis" TEXT COLLATE "C",
    "splitAssumptionId" TEXT COLLATE "C",
    "splitNote" TEXT COLLATE "C",
    "controlRule" TEXT COLLATE "C",
    "controlEffectiveOn" TEXT COLLATE "C",
    "controlEffect" TEXT COLLATE "C",
    "controlAssumptionId" TEXT COLLATE "C",
    "why" TEXT COLLATE "C" NOT NULL,
    "nestedInId" TEXT COLLATE "C",
    "crossChecks" JSON NOT NULL,
    "countingBasis" TEXT COLLATE "C",
    "countingFrom" TEXT COLLATE "C",
    "countingUntil" TEXT COLLATE "C",
    "countingFirms" JSON,
    "countingLine" JSON,
    "countingRestsOn" JSON,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderBuyer" (
    "orderId" TEXT COLLATE "C" NOT NULL,
    "companyId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "OrderBuyer_pkey" PRIMARY KEY ("orderId","companyId")
);

-- CreateTable
CREATE TABLE "OrderChip" (
    "orderId" TEXT COLLATE "C" NOT NULL,
    "chipId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "OrderChip_pkey" PRIMARY KEY ("orderId","chipId")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT COLLATE "C" NOT NULL,
    "orderId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "reportingChain" JSON NOT NULL,
    "eventOn" TEXT COLLATE "C",
    "eventPrecision" TEXT COLLATE "C",
    "confidence" TEXT COLLATE "C" NOT NULL,
    "confidenceReason" TEXT COLLATE "C" NOT NULL,
    "verification" TEXT COLLATE "C" NOT NULL,
    "tags" JSON NOT NULL,
    "note" TEXT COLLATE "C",
    "orderedOn" TEXT COLLATE "C",
    "orderedPrecision" TEXT COLLATE "C",
    "windowStart" TEXT COLLATE "C",
    "windowEnd" TEXT COLLATE "C",
    "windowNote" TEXT COLLATE "C",
    "chipLabel" TEXT COLLATE "C",
    "chipNote" TEXT COLLATE "C",
    "quantityLow" DOUBLE PRECISION,
    "quantityCentral" DOUBLE PRECISION,
    "quantityHigh" DOUBLE PRECISION,
    "unit" TEXT COLLATE "C" NOT NULL,
    "usdLow" DOUBLE PRECISION,
    "usdCentral" DOUBLE PRECISION,
    "usdHigh" DOUBLE PRECISION,
    "usdBasis" TEXT COLLATE "C",
    "originalCurrency" TEXT COLLATE "C",
    "originalLow" DOUBLE PRECISION,
    "originalCentral" DOUBLE PRECISION,
    "originalHigh" DOUBLE PRECISION,
    "cnyPerUsd" DOUBLE PRECISION,
    "noUnitPriceBecause" TEXT COLLATE "C",
    "sourceKind" TEXT COLLATE "C" NOT NULL,
    "reprintOf" TEXT COLLATE "C",
    "weightlessBecause" TEXT COLLATE "C",
    "weightedAlthoughUnverified" TEXT COLLATE "C",

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportCompany" (
    "reportId" TEXT COLLATE "C" NOT NULL,
    "companyId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ReportCompany_pkey" PRIMARY KEY ("reportId","companyId")
);

-- CreateTable
CREATE TABLE "ExpectedFlow" (
    "id" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "why" TEXT COLLATE "C" NOT NULL,
    "startMonth" INTEGER,
    "endMonth" INTEGER,
    "endsAtHorizon" BOOLEAN NOT NULL,
    "deliveryStart" TEXT COLLATE "C",
    "deliveryEnd" TEXT COLLATE "C",
    "countingBasis" TEXT COLLATE "C" NOT NULL,
    "countingFrom" TEXT COLLATE "C",
    "countingUntil" TEXT COLLATE "C",
    "countingFirms" JSON NOT NULL,
    "countingLine" JSON NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "ExpectedFlow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Choice" (
    "id" TEXT COLLATE "C" NOT NULL,
    "firmId" TEXT COLLATE "C" NOT NULL,
    "period" TEXT COLLATE "C" NOT NULL,
    "family" TEXT COLLATE "C" NOT NULL,
    "chosen" TEXT COLLATE "C" NOT NULL,
    "orders" JSON NOT NULL,
    "keptAsCrossCheck" JSON NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Choice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "reportingChain" JSON NOT NULL,
    "eventOn" TEXT COLLATE "C",
    "eventPrecision" TEXT COLLATE "C",
    "confidence" TEXT COLLATE "C" NOT NULL,
    "confidenceReason" TEXT COLLATE "C" NOT NULL,
    "verification" TEXT COLLATE "C" NOT NULL,
    "tags" JSON NOT NULL,
    "note" TEXT COLLATE "C",
    "orderedOn" TEXT COLLATE "C",
    "orderedPrecision" TEXT COLLATE "C",
    "windowStart" TEXT COLLATE "C",
    "windowEnd" TEXT COLLATE "C",
    "windowNote" TEXT COLLATE "C",
    "speaker" TEXT COLLATE "C" NOT NULL,
    "workload" TEXT COLLATE "C",
    "horizonMonthsLow" DOUBLE PRECISION,
    "horizonMonthsHigh" DOUBLE PRECISION,
    "horizonInWords" TEXT COLLATE "C",
    "readsAsMonthsLow" DOUBLE PRECISION,
    "readsAsMonthsHigh" DOUBLE PRECISION,
    "isUsableForCalibration" BOOLEAN NOT NULL,
    "calibrationReason" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT COLLATE "C",
    "resolution" JSON,
    "chipLabel" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatementCompany" (
    "statementId" TEXT COLLATE "C" NOT NULL,
    "companyId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "StatementCompany_pkey" PRIMARY KEY ("statementId","companyId")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "reportingChain" JSON NOT NULL,
    "eventOn" TEXT COLLATE "C",
    "eventPrecision" TEXT COLLATE "C",
    "confidence" TEXT COLLATE "C" NOT NULL,
    "confidenceReason" TEXT COLLATE "C" NOT NULL,
    "verification" TEXT COLLATE "C" NOT NULL,
    "tags" JSON NOT NULL,
    "note" TEXT COLLATE "C",
    "orderedOn" TEXT COLLATE "C",
    "orderedPrecision" TEXT COLLATE "C",
    "windowStart" TEXT COLLATE "C",
    "windowEnd" TEXT COLLATE "C",
    "windowNote" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL,
    "chipLabel" TEXT COLLATE "C",
    "chipNote" TEXT COLLATE "C",
    "quantityLow" DOUBLE PRECISION,
    "quantityCentral" DOUBLE PRECISION,
    "quantityHigh" DOUBLE PRECISION,
    "unit" TEXT COLLATE "C" NOT NULL,
    "usdLow" DOUBLE PRECISION,
    "usdCentral" DOUBLE PRECISION,
    "usdHigh" DOUBLE PRECISION,
    "usdBasis" TEXT COLLATE "C",
    "originalCurrency" TEXT COLLATE "C",
    "originalLow" DOUBLE PRECISION,
    "originalCentral" DOUBLE PRECISION,
    "originalHigh" DOUBLE PRECISION,
    "cnyPerUsd" DOUBLE PRECISION,
    "notAnOrderBecause" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoteCompany" (
    "noteId" TEXT COLLATE "C" NOT NULL,
    "companyId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "NoteCompany_pkey" PRIMARY KEY ("noteId","companyId")
);

-- CreateTable
CREATE TABLE "Designation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "reportingChain" JSON NOT NULL,
    "eventOn" TEXT COLLATE "C",
    "eventPrecision" TEXT COLLATE "C",
    "confidence" TEXT COLLATE "C" NOT NULL,
    "confidenceReason" TEXT COLLATE "C" NOT NULL,
    "verification" TEXT COLLATE "C" NOT NULL,
    "tags" JSON NOT NULL,
    "note" TEXT COLLATE "C",
    "list" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Designation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DesignationCompany" (
    "designationId" TEXT COLLATE "C" NOT NULL,
    "companyId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "DesignationCompany_pkey" PRIMARY KEY ("designationId","companyId")
);

-- CreateTable
CREATE TABLE "Conflict" (
    "id" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "explanation" TEXT COLLATE "C" NOT NULL,
    "claimIds" JSON NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ControlRule" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "shortName" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "place" TEXT COLLATE "C" NOT NULL,
    "jurisdiction" TEXT COLLATE "C" NOT NULL,
    "citation" TEXT COLLATE "C",
    "frDocument" TEXT COLLATE "C",
    "rin" TEXT COLLATE "C",
    "releasedOn" TEXT COLLATE "C",
    "releasedPrecision" TEXT COLLATE "C",
    "publishedOn" TEXT COLLATE "C",
    "publishedPrecision" TEXT COLLATE "C",
    "effectiveOn" TEXT COLLATE "C" NOT NULL,
    "effectivePrecision" TEXT COLLATE "C" NOT NULL,
    "furtherDates" JSON NOT NULL,
    "periods" JSON NOT NULL,
    "supersededById" TEXT COLLATE "C",
    "amends" JSON NOT NULL,
    "appliesTo" JSON NOT NULL,
    "branches" JSON NOT NULL,
    "precisionLevel" TEXT COLLATE "C" NOT NULL,
    "precisionWhy" TEXT COLLATE "C",
    "summary" TEXT COLLATE "C" NOT NULL,
    "criteriaInWords" TEXT COLLATE "C",
    "reviewPolicy" TEXT COLLATE "C",
    "transition" TEXT COLLATE "C",
    "proceduralConditions" JSON NOT NULL,
    "openQuestions" JSON NOT NULL,
    "cancelShareAssumptionId" TEXT COLLATE "C",
    "sensitivities" JSON NOT NULL,
    "examples" JSON NOT NULL,
    "verification" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "ControlRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ControlRuleSource" (
    "ruleId" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ControlRuleSource_pkey" PRIMARY KEY ("ruleId","sourceId")
);

-- CreateTable
CREATE TABLE "ControlProposal" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "shortName" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "introducedOn" TEXT COLLATE "C",
    "introducedPrecision" TEXT COLLATE "C",
    "summary" TEXT COLLATE "C" NOT NULL,
    "branches" JSON,
    "effect" TEXT COLLATE "C",
    "verification" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "ControlProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ControlProposalSource" (
    "proposalId" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ControlProposalSource_pkey" PRIMARY KEY ("proposalId","sourceId")
);

-- CreateTable
CREATE TABLE "Listing" (
    "id" TEXT COLLATE "C" NOT NULL,
    "names" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "list" TEXT COLLATE "C",
    "authority" TEXT COLLATE "C",
    "listedOn" TEXT COLLATE "C",
    "listedPrecision" TEXT COLLATE "C",
    "removedOn" TEXT COLLATE "C",
    "removedPrecision" TEXT COLLATE "C",
    "citation" TEXT COLLATE "C",
    "scope" TEXT COLLATE "C" NOT NULL,
    "footnote" INTEGER,
    "makesChips" BOOLEAN NOT NULL,
    "claimIds" JSON NOT NULL,
    "verification" TEXT COLLATE "C" NOT NULL,
    "note" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListingCompany" (
    "listingId" TEXT COLLATE "C" NOT NULL,
    "companyId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ListingCompany_pkey" PRIMARY KEY ("listingId","companyId")
);

-- CreateTable
CREATE TABLE "ListingSource" (
    "listingId" TEXT COLLATE "C" NOT NULL,
    "sourceId" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ListingSource_pkey" PRIMARY KEY ("listingId","sourceId")
);

-- CreateTable
CREATE TABLE "Scenario" (
    "id" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "summary" TEXT COLLATE "C" NOT NULL,
    "law" JSON NOT NULL,
    "assumptions" JSON NOT NULL DEFAULT '[]',
    "drops" JSON NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "Scenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetiredRecord" (
    "kind" TEXT COLLATE "C" NOT NULL,
    "recordId" TEXT COLLATE "C" NOT NULL,
    "record" JSON NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "editor" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "dataVersion" INTEGER NOT NULL,

    CONSTRAINT "RetiredRecord_pkey" PRIMARY KEY ("kind","recordId")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT COLLATE "C",
    "role" TEXT COLLATE "C" NOT NULL DEFAULT 'reader',
    "disabledAt" TIMESTAMP(3),
    "twoFactorEnabled" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "ipAddress" TEXT COLLATE "C",
    "userAgent" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "providerId" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "accessToken" TEXT COLLATE "C",
    "refreshToken" TEXT COLLATE "C",
    "idToken" TEXT COLLATE "C",
    "accessTokenExpiresAt" TIMESTAMP(3),
    "refreshTokenExpiresAt" TIMESTAMP(3),
    "scope" TEXT COLLATE "C",
    "password" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT COLLATE "C" NOT NULL,
    "identifier" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TwoFactor" (
    "id" TEXT COLLATE "C" NOT NULL,
    "secret" TEXT COLLATE "C" NOT NULL,
    "backupCodes" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failedVerificationCount" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMP(3),

    CONSTRAINT "TwoFactor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountLink" (
    "id" TEXT COLLATE "C" NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C",
    "userId" TEXT COLLATE "C",
    "createdById" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "AccountLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT COLLATE "C" NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,
    "windowStart" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "userId" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "action" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C",
    "detail" TEXT COLLATE "C",

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EditMark" (
    "kind" TEXT COLLATE "C" NOT NULL,
    "recordId" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EditMark_pkey" PRIMARY KEY ("kind","recordId","userId")
);

-- CreateTable
CREATE TABLE "PendingEdit" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "recordId" TEXT COLLATE "C" NOT NULL,
    "baseVersion" INTEGER,
    "record" JSON,
    "reason" TEXT COLLATE "C" NOT NULL,
    "evidence" JSON NOT NULL,
    "authorId" TEXT COLLATE "C" NOT NULL,
    "authorName" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "reviewerId" TEXT COLLATE "C",
    "reviewer" TEXT COLLATE "C",
    "reviewedAt" TIMESTAMP(3),
    "reviewNote" TEXT COLLATE "C",
    "dataVersion" INTEGER,

    CONSTRAINT "PendingEdit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT COLLATE "C" NOT NULL,
    "value" JSON NOT NULL,
    "editor" TEXT COLLATE "C" NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ImportJob" (
    "id" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "userName" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "fileName" TEXT COLLATE "C" NOT NULL,
    "format" TEXT COLLATE "C" NOT NULL,
    "content" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "mapping" JSON,
    "state" TEXT COLLATE "C" NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT COLLATE "C",
    "summary" JSON,
    "fingerprint" TEXT COLLATE "C",
    "dataVersion" INTEGER,

    CONSTRAINT "ImportJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "jobId" TEXT COLLATE "C" NOT NULL,
    "row" INTEGER NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "recordId" TEXT COLLATE "C",
    "detail" TEXT COLLATE "C",

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("jobId","row")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "columns" TEXT COLLATE "C" NOT NULL,
    "mapping" JSON NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("userId","kind","columns")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "content" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "chart" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C",
    "dataVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SnapshotInput" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "content" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SnapshotInput_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "OrderFact" (
    "id" INTEGER NOT NULL,
    "orderId" TEXT COLLATE "C" NOT NULL,
    "recordedFrom" INTEGER NOT NULL,
    "recordedUntil" INTEGER NOT NULL,
    "knownFrom" TEXT COLLATE "C" NOT NULL,
    "knownUntil" TEXT COLLATE "C" NOT NULL,
    "totalKind" TEXT COLLATE "C" NOT NULL,
    "stage" INTEGER NOT NULL,
    "totalLow" DOUBLE PRECISION,
    "totalHigh" DOUBLE PRECISION,
    "kind" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "confidence" INTEGER NOT NULL,
    "sources" INTEGER NOT NULL,
    "codes" INTEGER NOT NULL,
    "contradictions" INTEGER NOT NULL,
    "counts" INTEGER NOT NULL,
    "reports" INTEGER NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "buyer" TEXT COLLATE "C" NOT NULL,
    "chipAsc" TEXT COLLATE "C" NOT NULL,
    "chipDesc" TEXT COLLATE "C" NOT NULL,
    "makerAsc" TEXT COLLATE "C" NOT NULL,
    "makerDesc" TEXT COLLATE "C" NOT NULL,
    "quantityAsc" DOUBLE PRECISION NOT NULL,
    "quantityDesc" DOUBLE PRECISION NOT NULL,
    "costAsc" DOUBLE PRECISION NOT NULL,
    "costDesc" DOUBLE PRECISION NOT NULL,
    "priceAsc" DOUBLE PRECISION NOT NULL,
    "priceDesc" DOUBLE PRECISION NOT NULL,
    "orderedAsc" TEXT COLLATE "C" NOT NULL,
    "orderedDesc" TEXT COLLATE "C" NOT NULL,
    "deliveryAsc" TEXT COLLATE "C" NOT NULL,
    "deliveryDesc" TEXT COLLATE "C" NOT NULL,
    "sourceAsc" TEXT COLLATE "C" NOT NULL,
    "sourceDesc" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "OrderFact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderFacet" (
    "factId" INTEGER NOT NULL,
    "facet" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "recordedFrom" INTEGER NOT NULL,
    "recordedUntil" INTEGER NOT NULL,
    "knownFrom" TEXT COLLATE "C" NOT NULL,
    "knownUntil" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "OrderFacet_pkey" PRIMARY KEY ("factId","facet","value")
);

-- CreateTable
CREATE TABLE "OrderText" (
    "factId" INTEGER NOT NULL,
    "recordedFrom" INTEGER NOT NULL,
    "recordedUntil" INTEGER NOT NULL,
    "knownFrom" TEXT COLLATE "C" NOT NULL,
    "knownUntil" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "OrderText_pkey" PRIMARY KEY ("factId")
);

-- CreateTable
CREATE TABLE "OrderShown" (
    "factId" INTEGER NOT NULL,
    "shown" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "OrderShown_pkey" PRIMARY KEY ("factId")
);

-- CreateTable
CREATE TABLE "OrderFactState" (
    "id" TEXT COLLATE "C" NOT NULL,
    "dataVersion" INTEGER NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "build" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "unfinishedAt" TIMESTAMP(3),
    "indexes" TEXT COLLATE "C",
    "sums" TEXT COLLATE "C",

    CONSTRAINT "OrderFactState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Instance" (
    "id" TEXT COLLATE "C" NOT NULL,
    "host" TEXT COLLATE "C" NOT NULL,
    "pid" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "build" TEXT COLLATE "C" NOT NULL,
    "engine" TEXT COLLATE "C" NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "dataVersion" INTEGER,

    CONSTRAINT "Instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BackupRun" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "place" TEXT COLLATE "C" NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "bytes" DOUBLE PRECISION,
    "sha256" TEXT COLLATE "C",
    "dataVersion" INTEGER,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "error" TEXT COLLATE "C",

    CONSTRAINT "BackupRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C",
    "dataVersion" INTEGER,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "error" TEXT COLLATE "C",

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Revision_kind_recordId_idx" ON "Revision"("kind", "recordId");

-- CreateIndex
CREATE INDEX "Revision_dataVersion_idx" ON "Revision"("dataVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Estimate_companyId_asOf_fingerprint_seed_draws_engineVersio_key" ON "Estimate"("companyId", "asOf", "fingerprint", "seed", "draws", "engineVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Analysis_kind_fingerprint_engineVersion_key" ON "Analysis"("kind", "fingerprint", "engineVersion");

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

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE INDEX "TwoFactor_secret_idx" ON "TwoFactor"("secret");

-- CreateIndex
CREATE INDEX "TwoFactor_userId_idx" ON "TwoFactor"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "AccountLink_tokenHash_key" ON "AccountLink"("tokenHash");

-- CreateIndex
CREATE INDEX "AccountLink_email_idx" ON "AccountLink"("email");

-- CreateIndex
CREATE INDEX "AccountLink_userId_idx" ON "AccountLink"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE INDEX "Throttle_windowStart_idx" ON "Throttle"("windowStart");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_userId_idx" ON "AuditEntry"("userId");

-- CreateIndex
CREATE INDEX "EditMark_userId_idx" ON "EditMark"("userId");

-- CreateIndex
CREATE INDEX "PendingEdit_state_idx" ON "PendingEdit"("state");

-- CreateIndex
CREATE INDEX "PendingEdit_kind_recordId_idx" ON "PendingEdit"("kind", "recordId");

-- CreateIndex
CREATE INDEX "ImportJob_userId_idx" ON "ImportJob"("userId");

-- CreateIndex
CREATE INDEX "ImportRow_jobId_outcome_idx" ON "ImportRow"("jobId", "outcome");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_hash_key" ON "Snapshot"("hash");

-- CreateIndex
CREATE INDEX "OrderFact_orderId_recordedUntil_knownUntil_idx" ON "OrderFact"("orderId", "recordedUntil", "knownUntil");

-- CreateIndex
CREATE INDEX "OrderFact_filters_idx" ON "OrderFact"("recordedUntil", "knownUntil", "knownFrom", "recordedFrom", "kind", "status", "year", "confidence", "sources", "contradictions", "counts", "reports", "orderId");

-- CreateIndex
CREATE INDEX "OrderFact_title_idx" ON "OrderFact"("title", "orderId", "recordedUntil", "knownUntil", "knownFrom", "recordedFrom");

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

-- CreateIndex
CREATE INDEX "OrderFacet_values_idx" ON "OrderFacet"("facet", "recordedUntil", "knownUntil", "value", "factId", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "OrderText_clocks_idx" ON "OrderText"("recordedUntil", "knownUntil", "factId", "knownFrom", "recordedFrom");

-- CreateIndex
CREATE INDEX "Instance_seenAt_idx" ON "Instance"("seenAt");

-- CreateIndex
CREATE INDEX "BackupRun_kind_startedAt_idx" ON "BackupRun"("kind", "startedAt");

-- CreateIndex
CREATE INDEX "JobRun_kind_startedAt_idx" ON "JobRun"("kind", "startedAt");

-- CreateIndex
CREATE INDEX "JobRun_dataVersion_idx" ON "JobRun"("dataVersion");

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_dataVersion_fkey" FOREIGN KEY ("dataVersion") REFERENCES "DataVersion"("number") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Estimate" ADD CONSTRAINT "Estimate_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanySource" ADD CONSTRAINT "CompanySource_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanySource" ADD CONSTRAINT "CompanySource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chip" ADD CONSTRAINT "Chip_priceSourceId_fkey" FOREIGN KEY ("priceSourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chip" ADD CONSTRAINT "Chip_chinaVariantOfId_fkey" FOREIGN KEY ("chinaVariantOfId") REFERENCES "Chip"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ChipSource" ADD CONSTRAINT "ChipSource_chipId_fkey" FOREIGN KEY ("chipId") REFERENCES "Chip"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChipSource" ADD CONSTRAINT "ChipSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssumptionSource" ADD CONSTRAINT "AssumptionSource_assumptionId_fkey" FOREIGN KEY ("assumptionId") REFERENCES "Assumption"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssumptionSource" ADD CONSTRAINT "AssumptionSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_splitAssumptionId_fkey" FOREIGN KEY ("splitAssumptionId") REFERENCES "Assumption"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_controlAssumptionId_fkey" FOREIGN KEY ("controlAssumptionId") REFERENCES "Assumption"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_nestedInId_fkey" FOREIGN KEY ("nestedInId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "OrderBuyer" ADD CONSTRAINT "OrderBuyer_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderBuyer" ADD CONSTRAINT "OrderBuyer_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderChip" ADD CONSTRAINT "OrderChip_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderChip" ADD CONSTRAINT "OrderChip_chipId_fkey" FOREIGN KEY ("chipId") REFERENCES "Chip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportCompany" ADD CONSTRAINT "ReportCompany_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportCompany" ADD CONSTRAINT "ReportCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Choice" ADD CONSTRAINT "Choice_firmId_fkey" FOREIGN KEY ("firmId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementCompany" ADD CONSTRAINT "StatementCompany_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementCompany" ADD CONSTRAINT "StatementCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteCompany" ADD CONSTRAINT "NoteCompany_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteCompany" ADD CONSTRAINT "NoteCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Designation" ADD CONSTRAINT "Designation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DesignationCompany" ADD CONSTRAINT "DesignationCompany_designationId_fkey" FOREIGN KEY ("designationId") REFERENCES "Designation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DesignationCompany" ADD CONSTRAINT "DesignationCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ControlRule" ADD CONSTRAINT "ControlRule_supersededById_fkey" FOREIGN KEY ("supersededById") REFERENCES "ControlRule"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ControlRule" ADD CONSTRAINT "ControlRule_cancelShareAssumptionId_fkey" FOREIGN KEY ("cancelShareAssumptionId") REFERENCES "Assumption"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ControlRuleSource" ADD CONSTRAINT "ControlRuleSource_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "ControlRule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ControlRuleSource" ADD CONSTRAINT "ControlRuleSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ControlProposalSource" ADD CONSTRAINT "ControlProposalSource_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "ControlProposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ControlProposalSource" ADD CONSTRAINT "ControlProposalSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingCompany" ADD CONSTRAINT "ListingCompany_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingCompany" ADD CONSTRAINT "ListingCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingSource" ADD CONSTRAINT "ListingSource_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "Listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingSource" ADD CONSTRAINT "ListingSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TwoFactor" ADD CONSTRAINT "TwoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountLink" ADD CONSTRAINT "AccountLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditMark" ADD CONSTRAINT "EditMark_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "ImportJob"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportMapping" ADD CONSTRAINT "ImportMapping_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- History is append-only. Unlike SQLite, PostgreSQL never replaces a row that is inserted again.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END;
$$;

CREATE TRIGGER "Revision_refuse_update" BEFORE UPDATE ON "Revision"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('Revisions are append-only: save a new revision instead of changing an old one.');

CREATE TRIGGER "Revision_refuse_delete" BEFORE DELETE ON "Revision"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('Revisions are append-only: they cannot be deleted.');

CREATE TRIGGER "Revision_refuse_truncate" BEFORE TRUNCATE ON "Revision"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"('Revisions are append-only: they cannot be deleted.');

-- Only the fingerprint, the tags and the readiness may move.
CREATE TRIGGER "DataVersion_refuse_update" BEFORE UPDATE OF "number", "at", "editor", "reason", "origin" ON "DataVersion"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('Data versions are append-only: make a new one instead of changing an old one.');

CREATE TRIGGER "DataVersion_refuse_delete" BEFORE DELETE ON "DataVersion"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('Data versions are append-only: they cannot be deleted.');

CREATE TRIGGER "DataVersion_refuse_truncate" BEFORE TRUNCATE ON "DataVersion"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"('Data versions are append-only: they cannot be deleted.');

CREATE TRIGGER "AuditEntry_refuse_update" BEFORE UPDATE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('The audit is append-only.');

CREATE TRIGGER "AuditEntry_refuse_delete" BEFORE DELETE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('The audit is append-only.');

CREATE TRIGGER "AuditEntry_refuse_truncate" BEFORE TRUNCATE ON "AuditEntry"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"('The audit is append-only.');

CREATE TRIGGER "Snapshot_refuse_update" BEFORE UPDATE ON "Snapshot"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('A snapshot never changes.');

CREATE TRIGGER "Snapshot_refuse_delete" BEFORE DELETE ON "Snapshot"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('A snapshot never changes.');

CREATE TRIGGER "Snapshot_refuse_truncate" BEFORE TRUNCATE ON "Snapshot"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"('A snapshot never changes.');

CREATE TRIGGER "SnapshotInput_refuse_update" BEFORE UPDATE ON "SnapshotInput"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('The input of a run never changes.');

CREATE TRIGGER "SnapshotInput_refuse_delete" BEFORE DELETE ON "SnapshotInput"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"('The input of a run never changes.');

CREATE TRIGGER "SnapshotInput_refuse_truncate" BEFORE TRUNCATE ON "SnapshotInput"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"('The input of a run never changes.');
