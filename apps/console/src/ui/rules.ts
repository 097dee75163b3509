/** The rule of a text that must say something. */
export const needed = (message: string) => [{ required: true, whitespace: true, message }]

/** The rule of a choice, a day or a number that must be there. */
export const chosen = (message: string) => [{ required: true, message }]
