/** Kinds of node in a street's tree of areas (社区 / 网格 / 楼栋). */
export const areaKinds = ['community', 'grid', 'building'] as const
export type AreaKind = (typeof areaKinds)[number]

/** Whether a text is an official nine-digit code of a sub-district (GB/T 2260 with the statistical codes). */
export function isStreetCode(text: string): boolean {
  return /^[1-9]\d{8}$/.test(text)
}
