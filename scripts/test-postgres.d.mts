/** See the module itself. */
export function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }>
