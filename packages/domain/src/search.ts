/**
 * Returns the tokens under which a text is found: every pair of neighbouring characters, lower-cased,
 * and every single Chinese character as itself, so that 义诊 and 诊 both hit.
 * Punctuation and spaces separate; letters and digits are taken as words and their pairs.
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>()
  for (const run of runs(text)) {
    const letters = Array.from(run)
    for (const [index, letter] of letters.entries()) {
      tokens.add(letter)
      const next = letters[index + 1]
      if (next !== undefined) tokens.add(letter + next)
    }
  }
  return [...tokens]
}

/**
 * Returns the tokens that all have to occur for a query to hit: the pairs of each run,
 * or the character itself where a run is one character long.
 */
export function queryTokens(query: string): string[] {
  const tokens = new Set<string>()
  for (const run of runs(query)) {
    const letters = Array.from(run)
    if (letters.length === 1) tokens.add(run)
    for (let index = 0; index + 1 < letters.length; index++) {
      tokens.add(`${letters[index] ?? ''}${letters[index + 1] ?? ''}`)
    }
  }
  return [...tokens]
}

function runs(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Han}]+|[\p{L}\p{N}]+/gu) ?? []
  )
}
