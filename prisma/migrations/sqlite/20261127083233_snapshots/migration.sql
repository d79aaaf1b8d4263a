-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "size" INTEGER NOT NULL,
    "chart" TEXT NOT NULL,
    "subject" TEXT,
    "dataVersion" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "SnapshotInput" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "content" BLOB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_hash_key" ON "Snapshot"("hash");

-- A snapshot and what it rests on stay what they are: not changed, not deleted, not replaced.
CREATE TRIGGER "Snapshot_refuse_update" BEFORE UPDATE ON "Snapshot"
BEGIN
    SELECT RAISE(ABORT, 'A snapshot never changes.');
END;

CREATE TRIGGER "Snapshot_refuse_delete" BEFORE DELETE ON "Snapshot"
BEGIN
    SELECT RAISE(ABORT, 'A snapshot never changes.');
END;

CREATE TRIGGER "SnapshotInput_refuse_update" BEFORE UPDATE ON "SnapshotInput"
BEGIN
    SELECT RAISE(ABORT, 'The input of a run never changes.');
END;

CREATE TRIGGER "SnapshotInput_refuse_delete" BEFORE DELETE ON "SnapshotInput"
BEGIN
    SELECT RAISE(ABORT, 'The input of a run never changes.');
END;

CREATE TRIGGER "Snapshot_refuse_replace" BEFORE INSERT ON "Snapshot"
WHEN EXISTS (SELECT 1 FROM "Snapshot" WHERE "id" = NEW."id" OR "hash" = NEW."hash")
BEGIN
    SELECT RAISE(ABORT, 'A snapshot never changes.');
END;

CREATE TRIGGER "SnapshotInput_refuse_replace" BEFORE INSERT ON "SnapshotInput"
WHEN EXISTS (SELECT 1 FROM "SnapshotInput" WHERE "hash" = NEW."hash")
BEGIN
    SELECT RAISE(ABORT, 'The input of a run never changes.');
END;
