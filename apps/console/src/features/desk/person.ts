import type { DeskPerson } from '@yunxuan/contract'

export interface WrittenPerson {
  kind: 'written'
  name: string
  phone: string
  birthDate: string | null
  gender: 'female' | 'male' | null
  areaId: string | null
}

export interface KnownPerson {
  kind: 'known'
  memberId: string | null
  dependantId: string | null
}

/** Whom the desk is booking for: somebody it found, or somebody it writes down. */
export type ChosenPerson = KnownPerson | WrittenPerson

export const nobody: KnownPerson = { kind: 'known', memberId: null, dependantId: null }
export const blank: WrittenPerson = {
  kind: 'written',
  name: '',
  phone: '',
  birthDate: null,
  gender: null,
  areaId: null,
}

/** Returns the person as the API takes them, or null while nobody is named. */
export function toDeskPerson(person: ChosenPerson): DeskPerson | null {
  if (person.kind === 'known') {
    if (person.memberId === null) return null
    return {
      memberId: person.memberId,
      ...(person.dependantId === null ? {} : { dependantId: person.dependantId }),
    }
  }
  const name = person.name.trim()
  if (name === '') return null
  const phone = person.phone.trim()
  return {
    name,
    ...(phone === '' ? {} : { phone }),
    ...(person.birthDate === null ? {} : { birthDate: person.birthDate }),
    ...(person.gender === null ? {} : { gender: person.gender }),
    ...(person.areaId === null ? {} : { areaId: person.areaId }),
  }
}
