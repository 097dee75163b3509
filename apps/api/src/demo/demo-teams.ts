import { demoId } from './demo-ids.ts'
import { areaIdOf, shortArea } from './demo-rows.ts'
import type { DemoStreet } from './demo-source.ts'

/** A sample team; the whole street's when it has no community. */
export interface DemoTeam {
  name: string
  intro: string
  parent: string | null
  community: string | null
}

export function teamIdOf(streetCode: string, name: string): string {
  return demoId(`${streetCode} team ${name}`)
}

/**
 * Returns the teams of a street, parents first: those it names, and where it reports more a team of every community
 * with teams for what they do below it, in number what it reports.
 */
export function teamsOf(street: DemoStreet): DemoTeam[] {
  const { head, teams, kinds, count } = street.volunteering
  const missing = count - teams.length
  if (missing <= 0) return [...teams]
  const short = (name: string) => shortArea(name).replace(/社区$/, '')
  const bases = street.communities.map(({ name }) => ({
    name: `${short(name)}社区志愿服务队`,
    intro: `${shortArea(name)}的志愿者在这里集合。`,
    parent: head,
    community: name,
  }))
  const parts = kinds.flatMap(kind =>
    bases.map(base => ({
      name: `${short(base.community)}${kind.name}`,
      intro: kind.intro,
      parent: base.name,
      community: base.community,
    })),
  )
  return [...teams, ...[...bases, ...parts].slice(0, missing)]
}

/** Returns teams as rows. */
export function teamRows(street: DemoStreet, teams: readonly DemoTeam[], now: Date) {
  return teams.map(team => ({
    streetId: street.code,
    id: teamIdOf(street.code, team.name),
    parentId: team.parent === null ? null : teamIdOf(street.code, team.parent),
    name: team.name,
    areaId: team.community === null ? null : areaIdOf(street, team.community),
    intro: team.intro,
    isOpen: true,
    status: 'active' as const,
    createdAt: now,
    isSample: true,
  }))
}
