-- AlterTable
ALTER TABLE "ImportJob" ADD COLUMN     "instanceId" TEXT COLLATE "C";

-- Edits whose publishing was broken off before anything was saved wait again.
UPDATE "PendingEdit"
SET "state" = 'waiting', "reviewerId" = NULL, "reviewer" = NULL, "reviewedAt" = NULL, "reviewNote" = NULL
WHERE "state" = 'published' AND "dataVersion" IS NULL AND NOT EXISTS (
  SELECT 1 FROM "Revision" AS r
  WHERE r."kind" = "PendingEdit"."kind" AND r."recordId" = "PendingEdit"."recordId"
    AND r."editorId" = "PendingEdit"."authorId" AND r."at" >= "PendingEdit"."reviewedAt"
);
