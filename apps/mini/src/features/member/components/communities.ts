import type { Street } from '@yunxuan/contract'

/** The communities of a street as a list to choose from. */
export function communityOptions(street: Street): { value: string; title: string }[] {
  return street.areas
    .filter(area => area.kind === 'community')
    .map(area => ({ value: area.id, title: shortCommunity(area.name) }))
}

/** 汇泉路社区居委会 as neighbours say it: 汇泉路社区. */
export function shortCommunity(name: string): string {
  return name.replace(/(社区|村)?(居委会|村委会)$/, '$1')
}
