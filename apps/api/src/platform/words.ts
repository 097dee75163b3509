/**
 * SQL: holds for a text that contains the words of the parameter `at`, as they stand. Its letters come first: an index
 * on them finds two Chinese characters, which one on groups of three does not. The first parameter is the street,
 * which `street` names as the indexed table does.
 */
export const holdsWord = (street: string, text: string, at: number) =>
  `(letters(${street}, ${text}) @> letters($1, $${at}) and strpos(${text}, $${at}) > 0)`

/** Returns a text for LIKE, which then means what it says. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
