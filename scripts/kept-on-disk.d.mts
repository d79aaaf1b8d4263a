/** See the module itself. */
export function hasRoomOnDisk(key: string, folder: string): boolean
export function noteResult(
  folder: string,
  most?: { files?: number; bytes?: number; every?: number },
): Promise<void>
