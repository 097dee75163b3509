const kept = new Map<string, string>()

/** Keeps how somebody narrowed a list, for the way back to it. */
export function rememberAddress(path: string, search: string): void {
  kept.set(path, search)
}

/** Returns the address of a list as it was left. */
export const rememberedAddress = (path: string): string => `${path}${kept.get(path) ?? ''}`

/** What one person looked for is nobody's who signs in after them. */
export const forgetAddresses = () => kept.clear()
