-- A counted line no longer names the measure that hits it: estimates take it from the rules on record.
UPDATE "Order" SET "countingLine" = json_remove("countingLine", '$.control')
WHERE "countingLine" IS NOT NULL AND json_extract("countingLine", '$.control') IS NOT NULL;

UPDATE "ExpectedFlow" SET "countingLine" = json_remove("countingLine", '$.control')
WHERE json_extract("countingLine", '$.control') IS NOT NULL;
