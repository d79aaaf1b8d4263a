-- AlterTable
ALTER TABLE "Source" ADD COLUMN "sensitiveBecause" TEXT;
