export function composeFaults(file: unknown): string[]
export function dockerfileFaults(dockerfile: string): string[]
