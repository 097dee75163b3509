/** What a program is to be given so that its clock is the one of the tests. */
export function clockEnv(): Record<string, string>

/** What a program is to be given so that it has the real clock. */
export const realClock: Record<string, string>
