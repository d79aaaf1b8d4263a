type Server = { url: string; stop: () => Promise<void> }

/** See the module itself. */
export function startPostgres(): Promise<Server>
/** See the module itself. */
export function startPostgresPair(): Promise<{ primary: Server; replica: Server; stop: () => Promise<void> }>
/** See the module itself. */
export function startPostgresThatRestarts(): Promise<
  Server & { down: () => Promise<void>; up: () => Promise<void> }
>
