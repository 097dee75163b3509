export function composeFaults(file: unknown): string[]
