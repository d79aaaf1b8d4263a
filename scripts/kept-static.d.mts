/** See the module itself. */
export function putStaticAside(dist: string): void
export function bringStaticBack(dist: string, today: Date): void
