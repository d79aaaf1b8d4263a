-- REPLACE deletes a row without its delete trigger (unless recursive triggers are on) and writes another in
-- its place: history is kept from that here.
CREATE TRIGGER "Revision_refuse_replace" BEFORE INSERT ON "Revision"
WHEN EXISTS (SELECT 1 FROM "Revision" WHERE "id" = NEW."id")
BEGIN
    SELECT RAISE(ABORT, 'Revisions are append-only: save a new revision instead of replacing an old one.');
END;

CREATE TRIGGER "DataVersion_refuse_replace" BEFORE INSERT ON "DataVersion"
WHEN EXISTS (SELECT 1 FROM "DataVersion" WHERE "number" = NEW."number")
BEGIN
    SELECT RAISE(ABORT, 'Data versions are append-only: make a new one instead of replacing an old one.');
END;
