/** Who may call something. "door": open by its purpose; what it asks for instead stands beside it. */
export type Access = "reader" | "editor" | "admin" | "door" | "inner"

/**
 * Server actions and route handlers, by file. "reader" means everybody who is signed in, "editor" editors and
 * admins. "door" is for who has no session yet: a password, a code or a link is asked for instead.
 */
export const entrances: Record<string, Record<string, Access>> = {
  "app/admin/login/actions.ts": {
    signInAction: "door",
    giveCodeAction: "door",
    askPasswordLinkAction: "door",
  },
  "app/admin/welcome/[token]/actions.ts": { acceptLinkAction: "door" },
  "app/admin/account/actions.ts": {
    changePasswordAction: "reader",
    endSessionAction: "reader",
    signOutAction: "door",
    signOutEverywhereAction: "reader",
  },
  "app/admin/account/second-factor/actions.ts": { secondFactorAction: "reader" },
  "app/admin/users/actions.ts": {
    inviteUserAction: "admin",
    manageUserAction: "admin",
    withdrawInvitationAction: "admin",
  },
  "app/admin/settings/actions.ts": { changeSettingsAction: "admin" },
  "app/admin/[kind]/actions.ts": {
    recordFormAction: "editor",
    retireAction: "editor",
    markEditingAction: "editor",
  },
  "app/admin/import/actions.ts": {
    uploadAction: "editor",
    previewAction: "editor",
    applyAction: "editor",
    removeImportAction: "editor",
  },
  "app/admin/import/[id]/progress/route.ts": { GET: "editor" },
  "app/admin/reviews/actions.ts": { decideAction: "editor" },
  "app/admin/revisions/actions.ts": { restoreAction: "editor", undoAction: "editor" },
  "app/admin/tokens/actions.ts": { makeTokenAction: "editor", revokeTokenAction: "reader" },
  "app/api/v1/records/[kind]/[id]/route.ts": { GET: "editor", PUT: "editor", DELETE: "editor" },
  // What stands on a public page.
  "app/api/v1/numbers/[...path]/route.ts": { GET: "door" },
  // Says of a public page whether it was altered.
  // Whoever reads a chart may freeze it, so many an hour.
  "app/api/v1/snapshots/route.ts": { POST: "door" },
  "app/api/v1/snapshots/[id]/route.ts": { GET: "door" },
  "app/api/v1/snapshots/[id]/verify/route.ts": { GET: "door" },
}

/**
 * Functions that read what is unpublished or write. "inner" is a part of another one, or holds nothing that is
 * not public: no page and no action may call an inner one of the mutations.
 */
export const locks: Record<string, Record<string, Access>> = {
  "lib/server/mutations/own-account.ts": {
    changePassword: "reader",
    beginSecondFactor: "reader",
    confirmSecondFactor: "reader",
    disableSecondFactor: "reader",
    renewRecoveryCodes: "reader",
    endOwnSession: "reader",
    signOutEverywhere: "reader",
  },
  "lib/server/mutations/users.ts": {
    inviteUser: "admin",
    withdrawInvitation: "admin",
    changeRole: "admin",
    disableUser: "admin",
    enableUser: "admin",
    handOverPasswordLink: "admin",
    removeSecondFactor: "admin",
  },
  "lib/server/mutations/api-tokens.ts": { makeApiToken: "editor", revokeApiToken: "reader" },
  "lib/server/mutations/edit-marks.ts": { markEditing: "editor" },
  "lib/server/mutations/pending-edits.ts": {
    submitForReview: "editor",
    listPendingEdits: "editor",
    getPendingEdit: "editor",
    publishPendingEdit: "editor",
    declinePendingEdit: "editor",
    withdrawPendingEdit: "editor",
  },
  "lib/server/mutations/restore.ts": {
    retireRecord: "editor",
    restoreRevision: "editor",
    undoDataVersion: "editor",
  },
  "lib/server/mutations/save-edits.ts": { saveEdits: "editor", refuseRemade: "inner" },
  "lib/server/mutations/preview-edits.ts": { previewEdits: "editor" },
  "lib/server/mutations/edit.ts": { idOf: "inner" },
  "lib/server/mutations/evidence-of.ts": { evidenceOf: "inner" },
  "lib/server/mutations/preview-moves.ts": { previewMoves: "inner" },
  "lib/server/mutations/versions-now.ts": { versionsNow: "inner" },
  "lib/server/mutations/require-writable.ts": { requireWritable: "inner" },
  "lib/server/mutations/world-after.ts": { worldAfter: "inner" },
  "lib/server/mutations/write-edits.ts": { writeEdits: "inner", isVersionTaken: "inner" },
  "lib/server/queries/admin/also-editing.ts": { alsoEditing: "editor" },
  "lib/server/queries/admin/api-tokens.ts": { listApiTokens: "reader" },
  "lib/server/queries/admin/audit.ts": { listAudit: "admin" },
  "lib/server/queries/admin/data-versions.ts": { getDataVersion: "editor" },
  "lib/server/queries/admin/imports.ts": {
    getImport: "editor",
    listImports: "editor",
    getImportMapping: "editor",
    getImportRows: "editor",
  },
  // Names of published records.
  "lib/server/queries/admin/names.ts": { recordNames: "inner", namesIn: "inner" },
  "lib/server/queries/admin/newest-revision.ts": { newestRevisionId: "editor" },
  "lib/server/queries/admin/own-account.ts": { listOwnSessions: "reader", getOwnSecondFactor: "reader" },
  // A record as its public page shows it.
  "lib/server/queries/admin/record-as-shown.ts": { recordAsShown: "inner" },
  "lib/server/queries/admin/records-to-find.ts": { listRecordsToFind: "editor" },
  "lib/server/queries/admin/records.ts": {
    getRecordToEdit: "editor",
    getRecordAtVersion: "editor",
    listRecords: "editor",
  },
  "lib/server/queries/admin/reviews.ts": { listReviews: "editor", getReview: "editor" },
  "lib/server/queries/admin/revision-line.ts": { revisionLine: "inner", oneOf: "inner" },
  "lib/server/queries/admin/revisions.ts": {
    listRevisions: "editor",
    listHistoryEditors: "editor",
    getRevision: "editor",
  },
  "lib/server/queries/admin/system.ts": { getSystem: "admin" },
  "lib/server/queries/admin/users.ts": { listUsers: "admin", listInvitations: "admin" },
  // Of a version that is not shown yet no more than its number.
  "lib/server/queries/admin/waiting-version.ts": { getWaitingVersion: "inner" },
}
