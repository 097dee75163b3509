export function freePort(): Promise<number>
export function isFree(port: number): Promise<boolean>
export function listenOnce(port: number, host: string): Promise<number>
