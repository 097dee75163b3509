/** Returns what is there as one line with dots between; a line never begins with one of the dots. */
export function dotted(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join('\u00a0· ')
}
