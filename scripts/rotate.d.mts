export function rotate(file: string, most?: number): void
