/**
 * SQL: holds for a text that contains the words of the parameter `at`, or of a column, as they stand. Its letters come first: an index
 * on them finds two Chinese characters, which one on groups of three does not. The first parameter is the street,
 * which `street` names as the indexed table does.
 */
export const holdsWord = (street: string, text: string, at: number | string) => {
  const words = typeof at === 'number' ? `$${at}` : at
  return `(letters(${street}, ${text}) @> letters($1, ${words}) and strpos(${text}, ${words}) > 0)`
}

/** Returns a text for LIKE, which then means what it says. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
