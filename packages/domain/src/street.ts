/** Kinds of node in a street's tree of areas (社区 / 网格 / 楼栋). */
export const areaKinds = ['community', 'grid', 'building'] as const
export type AreaKind = (typeof areaKinds)[number]

/** Whether a text is an official nine-digit code of a sub-district (GB/T 2260 with the statistical codes). */
export function isStreetCode(text: string): boolean {
  return /^[1-9]\d{8}$/.test(text)
}

/** Returns an area with all it lies in, innermost first; `parents` names the parent of each area. */
export function areaWithParents(
  areaId: string | null,
  parents: ReadonlyMap<string, string | null>,
): string[] {
  const areas: string[] = []
  for (let at = areaId; at !== null && !areas.includes(at); at = parents.get(at) ?? null) areas.push(at)
  return areas
}
