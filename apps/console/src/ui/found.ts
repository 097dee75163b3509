/** Whether what somebody typed stands in one of the facts of a row that is here already. */
export function isFound(typed: string, ...facts: readonly (string | null)[]): boolean {
  const wanted = typed.trim()
  return facts.some(fact => (fact ?? '').includes(wanted))
}
