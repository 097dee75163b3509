/** Returns the key under which a person's bookings are counted: the dependant, or else the member. */
export function personIdOf(person: { memberId: string; dependantId: string | null }): string {
  return person.dependantId ?? person.memberId
}
